// The flows as shipped: what a person finds in the editor.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CATEGORIES_NODE } from '../../lib/desk/categories/default-categories';
import { DEFAULT_DISTRICTS } from '../../lib/desk/places/default-range';
import { readStep, type FlowStep } from '../../lib/desk/conversation/step-settings';
import { nodeWith, shippedFlow, type FlowNode } from '../support/desk-process';

const PROJECT = join(__dirname, '..', '..', '..');

describe('the shipped conversation', () => {
  const flow = shippedFlow();
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('brings the categories and districts of the range', () => {
    const { categories, offices } = nodeWith(flow, 'type', 'satark-categories');
    assert.deepEqual({ categories, offices }, plain({ categories: DEFAULT_CATEGORIES_NODE.categories, offices: DEFAULT_CATEGORIES_NODE.offices }));
    assert.deepEqual(flow.filter((node) => node.type === 'satark-district').map((node) => node.district), plain(DEFAULT_DISTRICTS));
  });

  it('has ids that Node-RED takes, each once, and wires that end at nodes', () => {
    const ids = flow.map((node) => node.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[0-9a-f]{16}$/);
    for (const node of flow) for (const wire of node.wires?.flat() ?? []) assert.ok(ids.includes(wire), `a wire of ${node.id} ends nowhere`);
  });

  it('asks in the order announced, and files what was reviewed', () => {
    const chain: string[] = [];
    for (let node: FlowNode | undefined = nodeWith(flow, 'type', 'citizen-in'); node; node = flow.find(({ id }) => id === node?.wires?.[0]?.[0])) chain.push(String(node.answerKey || node.type));
    assert.deepEqual(chain, ['citizen-in', 'citizen-commands', 'danger-now', 'add-to-tip', 'language', 'category', 'district', 'place', 'story', 'messages', 'self-naming', 'review', 'categorize', 'route-to-district', 'file-tip', 'end-turn']);
  });

  it('has settings that every question can be asked with, in both languages', () => {
    const steps = flow.filter((node) => node.type === 'dialogue-step');
    assert.equal(steps.length, 7);
    for (const step of steps) {
      const { question, name } = readStep(step as FlowStep);
      for (const text of [question.hi, question.en, name.hi, name.en]) assert.notEqual(text.trim(), '');
    }
  });

  it('reads from left to right and from top to bottom, nothing upon another', () => {
    const nodes = flow.filter((node) => node.z && node.type !== 'group');
    for (const [index, one] of nodes.entries()) {
      for (const other of nodes.slice(index + 1)) {
        const apart = Math.abs(Number(one.x) - Number(other.x)) >= 100 || Math.abs(Number(one.y) - Number(other.y)) >= 30;
        assert.ok(apart, `${one.type} ${one.id} and ${other.type} ${other.id} stand upon each other`);
      }
    }
  });

  it('has no configuration node that the editor would offer for removal as unused', () => {
    const settings = flow.filter((node) => ['satark-categories', 'satark-district'].includes(node.type));
    for (const { id, type } of settings) {
      const isUsed = flow.some((node) => node.id !== id && Object.values(node).includes(id));
      const worksAlone = readFileSync(join(PROJECT, 'nodes', 'desk', type, `${type}.html`), 'utf8').includes('hasUsers: false');
      assert.ok(isUsed || worksAlone, type);
    }
  });

  it('passes nrlint', () => {
    const lint = join(PROJECT, 'node_modules', 'nrlint', 'bin', 'nrlint.js');
    const output = execFileSync(process.execPath, [lint, '-c', join(PROJECT, 'test', 'support', 'nrlint.json'), '-f', 'json', join(PROJECT, 'flows', 'conversation.json')], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(output), []);
  });

  it('is written as the editor exports it', () => {
    for (const name of ['conversation.json', 'range.json']) {
      const text = readFileSync(join(PROJECT, 'flows', name), 'utf8');
      assert.equal(text, `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    }
  });
});
