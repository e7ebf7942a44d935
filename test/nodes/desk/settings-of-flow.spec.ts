// What the config nodes satark-categories and satark-district promise: Deploy checks them and brings them into the reference tables.
import assert from 'node:assert/strict';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { DEFAULT_CATEGORIES_NODE } from '../../../lib/desk/categories/default-categories';
import { closeDesk, openDesk } from '../../../lib/desk/desk';
import { DEFAULT_DISTRICT_NODES } from '../../../lib/desk/places/default-range';
import type { CategoriesNode, DistrictNode } from '../../../nodes/desk/settings-of-flow';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { DESK_KEYS } from '../../support/keys';

const NODES = ['satark-categories', 'satark-district'].map((name) => require(`../../../nodes/desk/${name}/${name}`) as (RED: NodeAPI) => void);
const CATEGORIES = { id: 'all', type: 'satark-categories', ...DEFAULT_CATEGORIES_NODE };
const DISTRICTS = DEFAULT_DISTRICT_NODES.map((settings, place) => ({ id: `district-${place}`, type: 'satark-district', ...settings }));
const ELEVENTH = { id: 'illegal-parking', name: { en: 'Illegal parking', hi: 'अवैध पार्किंग' }, shortName: { en: 'Illegal parking', hi: 'अवैध पार्किंग' }, sensitivity: 'low', words: ['parking'] };

describe('the config nodes of categories and districts', () => {
  let database: TestDatabase;
  before(() => helper.startServer());
  after(() => helper.stopServer());
  beforeEach(async () => {
    database = await freshDatabase();
    openDesk(database.deskUrl, DESK_KEYS, 2);
  });
  afterEach(async () => {
    await helper.unload();
    await closeDesk();
    await database.close();
  });

  const counted = async (): Promise<string> => {
    const [row] = await database.admin`select (select count(*) from desk.categories where active) as c, (select count(*) from desk.districts where active) as d, (select count(*) from desk.stations where active) as s, (select count(*) from desk.offices where active) as o`;
    return `${row?.c} ${row?.d} ${row?.s} ${row?.o}`;
  };
  const becomes = async (wanted: string): Promise<void> => {
    let last = '';
    await eventually(async () => (last = await counted()) === wanted, () => `${wanted} in the tables; there is ${last}`);
  };

  it('bring categories, districts, stations and offices into the reference tables', async () => {
    await helper.load(NODES, [CATEGORIES, ...DISTRICTS]);
    await becomes('11 3 75 5');
  });

  it('take an eleventh category and one district less over at the next Deploy', async () => {
    await helper.load(NODES, [CATEGORIES, ...DISTRICTS]);
    await becomes('11 3 75 5');
    await helper.unload();
    await helper.load(NODES, [{ ...CATEGORIES, categories: [...CATEGORIES.categories, ELEVENTH] }, ...DISTRICTS.slice(0, 2)]);
    await becomes('12 2 58 4');
    assert.equal((helper.getNode('all') as CategoriesNode).categories.at(-1)?.id, 'illegal-parking');
  });

  it('name every fault, use what can be used, and take nothing away', async () => {
    await helper.load(NODES, [CATEGORIES, ...DISTRICTS]);
    await becomes('11 3 75 5');
    await helper.unload();
    const [jaunpur, ...others] = DISTRICTS;
    await helper.load(NODES, [{ ...CATEGORIES, categories: [...CATEGORIES.categories.slice(1), ELEVENTH, { id: 'Bad Id' }] }, { ...jaunpur, district: { ...jaunpur?.district, code: '' } }, ...others] as object[]);
    await becomes('12 3 75 5');
    assert.deepEqual((helper.getNode('all') as CategoriesNode).categories.map(({ id }) => id).includes('Bad Id'), false);
    assert.equal((helper.getNode('district-0') as DistrictNode).district, null);
  });

  it('say what is wrong where police IT read it', async () => {
    await helper.load(NODES, []);
    await helper.unload();
    const said: string[] = [];
    const listen = (RED: NodeAPI): void => {
      const createNode = RED.nodes.createNode.bind(RED.nodes);
      RED.nodes.createNode = ((node: CategoriesNode, settings: never) => {
        createNode(node, settings);
        node.error = ((sentence: unknown) => void said.push(String(sentence))) as typeof node.error;
      }) as typeof RED.nodes.createNode;
    };
    await helper.load([(RED) => { listen(RED); NODES.forEach((register) => register(RED)); }], [{ id: 'all', type: 'satark-categories', categories: [] }, { id: 'district', type: 'satark-district', district: {} }]);
    assert.match(said.join('\n'), /"other"/);
    assert.match(said.join('\n'), /code/);
  });
});
