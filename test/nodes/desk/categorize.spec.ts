// What the node categorize promises to a flow.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { DEFAULT_CATEGORIES_NODE } from '../../../lib/desk/categories/default-categories';
import { story, throughNode, turnWith } from './tip-support';

const NODES = ['satark-categories', 'categorize'].map((name) => require(`../../../nodes/desk/${name}/${name}`) as (RED: NodeAPI) => void);
const CATEGORIES = { id: 'all', type: 'satark-categories', ...DEFAULT_CATEGORIES_NODE };
const FLOW = [{ id: 'node', type: 'categorize', categories: 'all', wires: [['out']] }, { id: 'out', type: 'helper' }];

describe('categorize as a node', () => {
  before(() => helper.startServer());
  after(() => helper.stopServer());
  afterEach(() => helper.unload());

  it('writes category, sensitivity and the words that decided into the turn', async () => {
    await helper.load(NODES, [CATEGORIES, ...FLOW]);
    const { turn } = await throughNode('node', 'out', { turn: turnWith({ category: { kind: 'categories', value: 'gambling' }, story: story('taash pe paisa', 'bachche bhi khelte hai') }) });
    assert.equal(turn.tip.category, 'gambling');
    assert.equal(turn.tip.sensitivity, 'medium');
    assert.equal(turn.tip.contradiction, null);
    assert.ok(turn.tip.because?.some(({ category }) => category === 'gambling'));
  });

  it('lets the choice stand and tells a contradiction', async () => {
    await helper.load(NODES, [CATEGORIES, ...FLOW]);
    const { turn } = await throughNode('node', 'out', { turn: turnWith({ category: { kind: 'categories', value: 'other' }, story: story('padosi ki hatya kar di') }) });
    assert.deepEqual([turn.tip.category, turn.tip.sensitivity, turn.tip.contradiction], ['other', 'critical', 'serious-crime']);
  });

  it('finds the choice whatever its question is called, or under the key that is set', async () => {
    await helper.load(NODES, [CATEGORIES, { ...FLOW[0], answerKey: 'second' }, { ...FLOW[0], id: 'without-key' }, FLOW[1]] as object[]);
    const answers = { matter: { kind: 'categories', value: 'mining' }, second: { kind: 'categories', value: 'cow' }, story: story('raat ki baat hai') };
    assert.equal((await throughNode('without-key', 'out', { turn: turnWith(answers) })).turn.tip.category, 'mining');
    assert.equal((await throughNode('node', 'out', { turn: turnWith(answers) })).turn.tip.category, 'cow');
  });

  it('takes the first categories of the flow where none are named, and passes a turn on where there are none', async () => {
    await helper.load(NODES, [CATEGORIES, { ...FLOW[0], categories: '' }, FLOW[1]] as object[]);
    assert.equal((await throughNode('node', 'out', { turn: turnWith({ story: story('spa me galat kaam') }) })).turn.tip.category, 'trafficking');
    await helper.unload();
    await helper.load(NODES, FLOW);
    assert.deepEqual((await throughNode('node', 'out', { turn: turnWith({ story: story('spa me galat kaam') }) })).turn.tip, {});
  });

  it('says so where a message has no turn', async () => {
    await helper.load(NODES, [CATEGORIES, ...FLOW]);
    const errors = once(helper.getNode('node'), 'call:error');
    helper.getNode('node').receive({ payload: 'nothing' });
    const [call] = (await errors) as [{ args: unknown[] }];
    assert.match(String(call.args[0]), /has no turn/);
  });
});
