// What the desk's flow storage promises to police IT.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowNode } from '../../lib/runtime/flows/digest';
import { flowStorage } from '../../lib/runtime/flow-storage';

interface Module {
  getFlows(): Promise<FlowNode[]>;
  saveFlows(flows: FlowNode[]): Promise<void>;
  getCredentials(): Promise<unknown>;
  saveCredentials(credentials: unknown): Promise<void>;
}

const TALK: FlowNode[] = [{ id: 't1', type: 'tab', label: 'Conversation' }, { id: 'n1', type: 'debug', z: 't1', wires: [] }];
const RANGE: FlowNode[] = [{ id: 'c1', type: 'satark-district', name: 'Jaunpur' }];

describe('flow storage', () => {
  let folder: string;
  let shipped: Record<string, string>;
  const open = () => flowStorage(join(folder, 'desk'), shipped);
  const module = () => open().module as unknown as Module;
  const file = (name: string) => join(folder, 'desk', 'flows', name);
  const nodesIn = (name: string) => (JSON.parse(readFileSync(file(name), 'utf8')) as FlowNode[]).map(({ id }) => id);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'satark-flows-'));
    shipped = { 'conversation.json': join(folder, 'talk.json'), 'range.json': join(folder, 'range.json') };
    writeFileSync(shipped['conversation.json']!, JSON.stringify(TALK));
    writeFileSync(shipped['range.json']!, JSON.stringify(RANGE));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('begins with the flows as shipped, and later leaves alone what was changed', async () => {
    assert.deepEqual((await module().getFlows()).map(({ id }) => id).sort(), ['c1', 'n1', 't1']);
    await module().saveFlows([...TALK, { ...RANGE[0]!, name: 'Ballia' }]);
    writeFileSync(shipped['range.json']!, JSON.stringify([{ ...RANGE[0]!, name: 'Newly shipped' }]));
    assert.equal((await module().getFlows()).find(({ id }) => id === 'c1')?.name, 'Ballia');
  });

  it('keeps a file for each tab, config nodes in the file they came with, and new ones apart', async () => {
    const flows = [...TALK, { id: 't2', type: 'tab', label: 'My own: Tab' }, { id: 's1', type: 'subflow', name: 'S' }, { id: 'n2', type: 'debug', z: 't2' }, { id: 'n3', type: 'debug', z: 's1' }, ...RANGE, { id: 'c2', type: 'ui-page' }, { id: 't3', type: 'tab', label: 'नया' }];
    await module().saveFlows(flows);
    assert.deepEqual(readdirSync(join(folder, 'desk', 'flows')).sort(), ['configuration.json', 'conversation.json', 'my-own-tab.json', 'range.json', 'subflows.json', 'tab.json']);
    assert.deepEqual([nodesIn('conversation.json'), nodesIn('my-own-tab.json'), nodesIn('range.json'), nodesIn('subflows.json'), nodesIn('configuration.json'), nodesIn('tab.json')], [['t1', 'n1'], ['t2', 'n2'], ['c1'], ['s1', 'n3'], ['c2'], ['t3']]);
  });

  it('gives back exactly what was deployed, in its order', async () => {
    const flows = [RANGE[0]!, { id: 't2', type: 'tab', label: 'B' }, ...TALK, { id: 'n2', z: 't2', type: 'debug', wires: [['x']], b: 1, a: 2 }];
    await module().saveFlows(flows);
    assert.equal(JSON.stringify(await module().getFlows()), JSON.stringify(flows));
  });

  it('follows a tab that is renamed, and removes the file of one that is deleted', async () => {
    await module().saveFlows([{ ...TALK[0]!, label: 'Renamed' }, TALK[1]!, ...RANGE]);
    assert.deepEqual(nodesIn('conversation.json'), ['t1', 'n1']);
    await module().saveFlows(RANGE);
    assert.deepEqual(readdirSync(join(folder, 'desk', 'flows')), ['range.json']);
    assert.equal(readdirSync(join(folder, 'desk', 'history', 'conversation.json')).length > 0, true);
  });

  it('writes only files that changed, and keeps the last 20 versions of each', async () => {
    const storage = module();
    const before = statSync(file('range.json')).mtimeMs;
    for (let version = 0; version < 25; version++) {
      await storage.saveFlows([TALK[0]!, { ...TALK[1]!, name: String(version) }, ...RANGE]);
      // Versions are named by the time at which they were written, in milliseconds.
      await new Promise((done) => setTimeout(done, 3));
    }
    assert.equal(statSync(file('range.json')).mtimeMs, before);
    assert.equal(readdirSync(join(folder, 'desk', 'history', 'conversation.json')).length, 20);
  });

  it('names a damaged file, and touches nothing', async () => {
    open();
    writeFileSync(file('conversation.json'), '[{"id": "t1", "ty');
    const other = readFileSync(file('range.json'), 'utf8');
    assert.throws(() => open().check(), /the flow file .+conversation\.json is damaged: restore it from .+history.+ or from the project/);
    await assert.rejects(module().saveFlows(RANGE), /conversation\.json is damaged/);
    assert.equal(readFileSync(file('conversation.json'), 'utf8'), '[{"id": "t1", "ty');
    assert.equal(readFileSync(file('range.json'), 'utf8'), other);
  });

  it('names two files that hold the same node', () => {
    open();
    writeFileSync(file('twice.json'), JSON.stringify(RANGE));
    assert.throws(() => open().check(), /range\.json and twice\.json .+ both hold the node c1/);
  });

  it('carries a deploy through that was cut short', async () => {
    const flows = [...TALK, { ...RANGE[0]!, name: 'Ballia' }, { id: 't2', type: 'tab', label: 'B' }];
    open();
    writeFileSync(join(folder, 'desk', 'deploying.json'), JSON.stringify(flows));
    assert.equal(JSON.stringify(await module().getFlows()), JSON.stringify(flows));
    assert.deepEqual(nodesIn('b.json'), ['t2']);
  });

  it('keeps credentials in a file of their own that only its owner can read', async () => {
    await module().saveCredentials({ $: 'sealed' });
    assert.deepEqual(await module().getCredentials(), { $: 'sealed' });
    assert.equal(statSync(join(folder, 'desk', 'credentials.json')).mode & 0o077, 0);
  });
});
