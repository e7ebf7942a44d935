// What the node route-to-district promises to a flow.
import assert from 'node:assert/strict';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { DEFAULT_CATEGORIES_NODE } from '../../../lib/desk/categories/default-categories';
import { DEFAULT_DISTRICT_NODES } from '../../../lib/desk/places/default-range';
import { story, throughNode, turnWith } from './tip-support';

const NODES = ['satark-categories', 'satark-district', 'route-to-district'].map((name) => require(`../../../nodes/desk/${name}/${name}`) as (RED: NodeAPI) => void);
const FLOW = [
  { id: 'all', type: 'satark-categories', ...DEFAULT_CATEGORIES_NODE },
  ...DEFAULT_DISTRICT_NODES.map((settings, place) => ({ id: `district-${place}`, type: 'satark-district', ...settings })),
  { id: 'node', type: 'route-to-district', outsideHi: 'बाहर', outsideEn: 'outside words', wires: [['out']] },
  { id: 'out', type: 'helper' },
];
const route = async (answers: Parameters<typeof turnWith>[0], category = 'gambling') => (await throughNode('node', 'out', { turn: turnWith(answers, { category }) })).turn;

describe('route-to-district as a node', () => {
  before(() => helper.startServer());
  after(() => helper.stopServer());
  beforeEach(() => helper.load(NODES, FLOW));
  afterEach(() => helper.unload());

  it('writes district, station, place and offices into the turn', async () => {
    const { tip, replies } = await route({ district: { kind: 'district', value: 'JNP' }, place: { kind: 'place', value: 'madiyahun bazar' } });
    assert.deepEqual(tip, { category: 'gambling', district: 'JNP', station: 'JNP-MARIAHU', outside: false, offices: ['DIG', 'SP-JNP'], place: 'madiyahun bazar' });
    assert.deepEqual(replies, []);
  });

  it('takes district and point from a location pin, wherever it was sent', async () => {
    const location = { lat: 25.58, lon: 83.58 };
    const pins: Parameters<typeof turnWith>[0][] = [{ place: { kind: 'place', location } }, { story: { kind: 'collect', pieces: [{ location }] } }];
    for (const answers of pins) {
      const { tip } = await route(answers);
      assert.deepEqual([tip.district, tip.lat, tip.lon], ['GZP', location.lat, location.lon]);
    }
  });

  it('tells the citizen of a place outside, once, and keeps the tip for the DIG', async () => {
    const typed = await route({ district: { kind: 'district', value: '' }, place: { kind: 'place', value: 'Azamgarh' } });
    assert.deepEqual([typed.tip.district, typed.tip.outside, typed.tip.offices], [null, true, ['DIG']]);
    assert.deepEqual(typed.replies, [{ language: 'en', text: 'outside words' }]);
    const chosen = await route({ district: { kind: 'district', value: 'outside' } });
    assert.deepEqual([chosen.tip.outside, chosen.replies], [true, []]);
  });

  it('brings a category to its own office as well', async () => {
    const { tip } = await route({ district: { kind: 'district', value: 'CDL' }, story: story('smack bikta hai') }, 'narcotics');
    assert.deepEqual(tip.offices, ['DIG', 'SP-CDL', 'CELL-NARCOTICS']);
  });

  it('keeps a tip without a district with the DIG', async () => {
    assert.deepEqual((await route({ district: { kind: 'district', value: '' }, place: { kind: 'place', value: '' } })).tip.offices, ['DIG']);
  });
});
