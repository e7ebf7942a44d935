// Which steps that protect citizens a conversation goes without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowNode } from '../../../lib/runtime/flows/digest';
import { gapsOf, GUARDS } from '../../../lib/runtime/flows/guards';
import { nodeWith, shippedFlow } from '../../support/desk-process';

const names = (flow: FlowNode[]) => gapsOf(flow).map(({ guard, gap }) => `${guard.kind ?? guard.type} ${gap}`);

/** Takes a node out of its chain, as the editor does. */
function takenOut(flow: FlowNode[], node: FlowNode): FlowNode[] {
  const [after] = (node.wires as string[][])[0]!;
  return flow.filter((one) => one !== node).map((one) => ({ ...one, ...(Array.isArray(one.wires) && { wires: (one.wires as string[][]).map((to) => to.map((id) => (id === node.id ? after! : id))) }) }));
}

describe('the steps that protect citizens', () => {
  it('all stand in the shipped conversation', () => {
    assert.deepEqual(names(shippedFlow()), []);
    for (const { type, kind } of GUARDS) assert.ok(shippedFlow().some((node) => node.type === type && (kind === undefined || node.kind === kind)), type);
  });

  it('are named as the palette names them', () => {
    for (const { type, kind, en, hi } of GUARDS) {
      if (kind !== undefined) continue;
      for (const [language, { name }] of [['en-US', en], ['hi', hi]] as const) {
        const locale = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', '..', 'nodes', 'desk', type, 'locales', language, `${type}.json`), 'utf8')) as Record<string, { name: string }>;
        assert.equal(locale[type]!.name, name);
      }
    }
  });

  it('are missed where they were taken out, one by one', () => {
    for (const guard of GUARDS) {
      const flow = shippedFlow();
      const node = flow.find((one) => one.type === guard.type && (guard.kind === undefined || one.kind === guard.kind))!;
      assert.deepEqual(names(takenOut(flow, node)), [`${guard.kind ?? guard.type} none`]);
    }
  });

  it('are missed in the conversation as it was first shipped', () => {
    const first = JSON.parse(readFileSync(join(__dirname, 'earlier', 'conversation.json'), 'utf8')) as FlowNode[];
    assert.deepEqual(names(first), ['notices none', 'self-naming none']);
  });

  it('are missed where they stand beside the chain, or only on some of its ways', () => {
    const beside = shippedFlow();
    const warning = nodeWith(beside, 'type', 'self-naming');
    assert.deepEqual(names([...takenOut(beside, warning), { ...warning, wires: [] }]), ['self-naming none']);
    const around = shippedFlow();
    const before = around.find(({ wires }) => wires?.flat().includes(warning.id))!;
    before.wires = [[warning.id], warning.wires![0]!];
    assert.deepEqual(names(around), ['self-naming around']);
  });

  it('are missed where they are switched off', () => {
    const flow = shippedFlow();
    const warning = nodeWith(flow, 'type', 'self-naming');
    const before = flow.find(({ wires }) => wires?.flat().includes(warning.id))!;
    before.wires = [[...warning.wires![0]!, warning.id]];
    warning.d = true;
    assert.deepEqual(names(flow), ['self-naming none']);
  });

  it('are found behind links and inside subflows', () => {
    const flow = shippedFlow();
    const warning = nodeWith(flow, 'type', 'self-naming');
    const before = flow.find(({ wires }) => wires?.flat().includes(warning.id))!;
    const after = warning.wires![0]!;
    before.wires = [['instance']];
    warning.z = 'sub';
    warning.wires = [];
    flow.push(
      { id: 'sub', type: 'subflow', in: [{ wires: [{ id: warning.id }] }], out: [{ wires: [{ id: warning.id, port: 0 }] }] },
      { id: 'instance', type: 'subflow:sub', z: before.z, wires: [['away']] },
      { id: 'away', type: 'link out', z: before.z, links: ['back'], wires: [] },
      { id: 'back', type: 'link in', z: before.z, links: ['away'], wires: [after] },
    );
    assert.deepEqual(names(flow), []);
    nodeWith(flow, 'id', 'sub').in = [{ wires: [{ id: 'sub' }] }];
    nodeWith(flow, 'id', 'sub').out = [{ wires: [{ id: 'sub', port: 0 }] }];
    assert.deepEqual(names(flow), ['self-naming none']);
  });

  it('are asked of no flow that files nothing', () => {
    assert.deepEqual(names(shippedFlow().filter(({ type }) => type !== 'file-tip')), []);
  });
});
