// What an update does with flows: newer ones for those that nobody changed, and nothing for all others.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowStorage } from '../../../lib/runtime/flow-storage';
import { digestOf, type FlowNode } from '../../../lib/runtime/flows/digest';
import { shippedFlows, shippedVersions } from '../../../lib/runtime/flows/shipped';
import { updateFlows } from '../../../lib/runtime/flows/update';

/** Files as they were shipped before. */
const EARLIER = join(__dirname, 'earlier');
const NOTHING = { replaced: [], added: [], kept: [], held: [] };

describe('flows after an update', () => {
  let folder: string;
  let shipped: Record<string, string>;
  const update = (versions = shippedVersions()) => updateFlows(folder, shipped, versions);
  const file = (name: string) => join(folder, 'flows', name);
  const text = (name: string) => readFileSync(file(name), 'utf8');
  const nodes = (name: string) => JSON.parse(text(name)) as FlowNode[];
  const change = (name: string, edit: (nodes: FlowNode[]) => FlowNode[]) => writeFileSync(file(name), JSON.stringify(edit(nodes(name)), null, 2));
  const everything = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'shipped.json').map((entry) => join(entry.parentPath, entry.name));
  const copies = () => {
    const [at] = existsSync(join(folder, 'before-update')) ? readdirSync(join(folder, 'before-update')) : [];
    return at === undefined ? {} : Object.fromEntries(readdirSync(join(folder, 'before-update', at)).map((name) => [name, readFileSync(join(folder, 'before-update', at, name), 'utf8')]));
  };
  const types = (name: string) => nodes(name).map(({ type }) => type);

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'satark-update-')), 'desk');
    shipped = shippedFlows();
    flowStorage(folder, shipped);
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  /** As an installation that began with an earlier version, before anything was noted. */
  const beginEarlier = () => {
    for (const name of readdirSync(EARLIER)) cpSync(join(EARLIER, name), file(name));
  };

  it('leaves a new installation as it was copied', () => {
    const before = everything().map((path) => [path, readFileSync(path, 'utf8')]);
    assert.deepEqual(update(), NOTHING);
    assert.deepEqual(update(), NOTHING);
    assert.deepEqual(everything().map((path) => [path, readFileSync(path, 'utf8')]), before);
  });

  it('puts the newer ones in the place of those that were shipped earlier, and keeps these', () => {
    beginEarlier();
    const earlier = text('conversation.json');
    assert.equal(types('conversation.json').includes('self-naming'), false);
    assert.deepEqual(update(), { ...NOTHING, replaced: ['dashboard-health.json', 'conversation.json'].sort((one, other) => Object.keys(shipped).indexOf(one) - Object.keys(shipped).indexOf(other)) });
    assert.deepEqual(nodes('conversation.json'), JSON.parse(readFileSync(shipped['conversation.json']!, 'utf8')));
    assert.equal(copies()['conversation.json'], earlier);
    assert.deepEqual(update(), NOTHING);
  });

  it('knows an earlier one whatever the order of its nodes and properties', () => {
    beginEarlier();
    change('conversation.json', (flow) => flow.reverse().map((node) => Object.fromEntries(Object.entries(node).reverse()) as FlowNode));
    assert.ok(update().replaced.includes('conversation.json'));
  });

  it('leaves each that was changed as it is, to the last byte, whatever was changed', () => {
    const changes: Record<string, (flow: FlowNode[]) => FlowNode[]> = {
      'a text': (flow) => flow.map((node) => (node.answerKey === 'place' ? { ...node, questionEn: `${String(node.questionEn)} ` } : node)),
      'a node more': (flow) => [...flow, { id: 'aaaaaaaaaaaaaaaa', type: 'comment', z: flow[0]!.id, name: 'x' }],
      'a node less': (flow) => flow.filter(({ type }) => type !== 'comment'),
      'a wire': (flow) => flow.map((node) => (node.type === 'danger-now' ? { ...node, wires: [[]] } : node)),
      'a node switched off': (flow) => flow.map((node) => (node.type === 'danger-now' ? { ...node, d: true } : node)),
      'an empty property more': (flow) => flow.map((node) => (node.type === 'danger-now' ? { ...node, more: '' } : node)),
    };
    for (const [what, edit] of Object.entries(changes)) {
      beginEarlier();
      rmSync(join(folder, 'shipped.json'), { force: true });
      change('conversation.json', edit);
      const mine = text('conversation.json');
      assert.deepEqual(update().kept, ['conversation.json'], what);
      assert.equal(text('conversation.json'), mine, what);
      assert.deepEqual(update(), NOTHING, 'told once for each version');
      assert.equal(text('conversation.json'), mine, what);
      rmSync(join(folder, 'before-update'), { recursive: true, force: true });
    }
  });

  it('takes groups that the editor has drawn anew for no change', () => {
    beginEarlier();
    change('conversation.json', (flow) => flow.map((node) => (node.type === 'group' ? { ...node, x: Number(node.x) + 1, w: 999 } : node)));
    assert.ok(update().replaced.includes('conversation.json'));
    assert.deepEqual(nodes('conversation.json'), JSON.parse(readFileSync(shipped['conversation.json']!, 'utf8')));
  });

  it('keeps nodes where police IT have put them', () => {
    beginEarlier();
    change('conversation.json', (flow) => flow.map((node) => (node.type === 'citizen-in' ? { ...node, x: 777 } : node)));
    assert.ok(update().replaced.includes('conversation.json'));
    const now = nodes('conversation.json');
    assert.equal(now.find(({ type }) => type === 'citizen-in')?.x, 777);
    assert.ok(now.some(({ type }) => type === 'self-naming'));
    assert.equal(digestOf(now).nodes, digestOf(JSON.parse(readFileSync(shipped['conversation.json']!, 'utf8')) as FlowNode[]).nodes);
  });

  it('tells by what it noted, also of a version that no list has', () => {
    const own = join(folder, '..', 'own.json');
    const write = (name: string) => writeFileSync(own, JSON.stringify([{ id: 'own1', type: 'tab', label: name }]));
    write('first');
    shipped = { 'own.json': own };
    rmSync(folder, { recursive: true });
    flowStorage(folder, shipped);
    assert.deepEqual(update({}), NOTHING);
    write('second');
    assert.deepEqual(update({}), { ...NOTHING, replaced: ['own.json'] });
    change('own.json', (flow) => [{ ...flow[0]!, label: 'mine' }]);
    write('third');
    assert.deepEqual(update({}), { ...NOTHING, kept: ['own.json'] });
    write('fourth');
    assert.deepEqual(update({}), { ...NOTHING, kept: ['own.json'] }, 'of each newer version anew');
    assert.equal(nodes('own.json')[0]?.label, 'mine');
  });

  it('leaves an earlier version that police IT have put back', () => {
    beginEarlier();
    update();
    cpSync(join(EARLIER, 'conversation.json'), file('conversation.json'));
    assert.deepEqual(update(), NOTHING);
    assert.equal(types('conversation.json').includes('self-naming'), false);
  });

  it('brings a tab that is shipped for the first time, and none that was removed', () => {
    rmSync(file('dashboard-audit.json'));
    assert.deepEqual(update(), NOTHING, 'before anything was noted nobody knows');
    rmSync(file('dashboard-officer.json'));
    const more = join(folder, '..', 'more.json');
    writeFileSync(more, JSON.stringify([{ id: 'more1', type: 'tab' }]));
    shipped['more.json'] = more;
    assert.deepEqual(update(), { ...NOTHING, added: ['more.json'] });
    assert.deepEqual([existsSync(file('dashboard-audit.json')), existsSync(file('dashboard-officer.json')), existsSync(file('more.json'))], [false, false, true]);
  });

  it('replaces nothing that other flows here need, or that needs what is not here, and says so once', () => {
    beginEarlier();
    // A tab of police IT uses a node that only the earlier conversation has.
    change('conversation.json', (flow) => flow);
    const earlier = nodes('conversation.json');
    const later = new Set((JSON.parse(readFileSync(shipped['conversation.json']!, 'utf8')) as FlowNode[]).map(({ id }) => id));
    const gone = earlier.find(({ id }) => !later.has(id));
    const other = join(folder, '..', 'talk.json');
    writeFileSync(other, JSON.stringify((JSON.parse(readFileSync(shipped['conversation.json']!, 'utf8')) as FlowNode[]).map((node) => (node.type === 'citizen-in' ? { ...node, id: 'bbbbbbbbbbbbbbbb' } : node))));
    shipped['conversation.json'] = other;
    const used = gone?.id ?? earlier.find(({ type }) => type === 'citizen-in')!.id;
    writeFileSync(file('mine.json'), JSON.stringify([{ id: 'm1', type: 'tab' }, { id: 'm2', type: 'link out', z: 'm1', links: [used], wires: [] }]));
    const before = text('conversation.json');
    assert.deepEqual(update().held, ['conversation.json']);
    assert.equal(text('conversation.json'), before);
    assert.deepEqual(update(), NOTHING);
    // With nobody's tab in the way it is put in place after all.
    rmSync(file('mine.json'));
    assert.deepEqual(update().replaced, ['conversation.json']);
    // The districts and categories of the conversation were taken out here.
    writeFileSync(file('range.json'), '[]');
    cpSync(join(EARLIER, 'conversation.json'), file('conversation.json'));
    rmSync(join(folder, 'shipped.json'));
    shipped = shippedFlows();
    assert.deepEqual(update().held, ['conversation.json']);
    flowStorage(folder, shipped).check();
  });

  it('keeps the flows\' credentials beside the flows that it replaces', () => {
    beginEarlier();
    writeFileSync(join(folder, 'credentials.json'), '{"$":"sealed"}');
    update();
    assert.equal(copies()['credentials.json'], '{"$":"sealed"}');
    assert.equal(readFileSync(join(folder, 'credentials.json'), 'utf8'), '{"$":"sealed"}');
  });

  it('tells from the kept versions what a changed flow began as', () => {
    change('conversation.json', (flow) => [...flow, { id: 'cccccccccccccccc', type: 'comment', z: flow[0]!.id }]);
    mkdirSync(join(folder, 'history', 'conversation.json'), { recursive: true });
    cpSync(shipped['conversation.json']!, join(folder, 'history', 'conversation.json', '2026-01-01.json'));
    assert.deepEqual(update(), NOTHING, 'it began as the one that is shipped now: nothing newer to tell of');
  });
});

describe('the list of shipped versions', () => {
  it('has every flow and dashboard tab as shipped now; after a change: node scripts/shipped-versions.mjs', () => {
    const versions = shippedVersions();
    for (const [name, file] of Object.entries(shippedFlows())) {
      const digest = digestOf(JSON.parse(readFileSync(file, 'utf8')) as FlowNode[]);
      assert.ok(versions[name]?.some(({ placed }) => placed === digest.placed), `${name} is not in lib/runtime/flows/shipped-versions.json: run node scripts/shipped-versions.mjs`);
    }
  });

  it('has earlier ones too', () => {
    for (const name of readdirSync(EARLIER)) {
      const digest = digestOf(JSON.parse(readFileSync(join(EARLIER, name), 'utf8')) as FlowNode[]);
      assert.ok(shippedVersions()[name]?.some(({ nodes }) => nodes === digest.nodes), name);
    }
  });
});
