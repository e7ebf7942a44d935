// The node notify-citizen by itself.
import assert from 'node:assert/strict';
import type { Node, NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { closeDesk, openDesk } from '../../../lib/desk/desk';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { seedOffices, seedTip } from '../../desk/offices/support';
import { DESK_KEYS } from '../../support/keys';

const NODE = require('../../../nodes/desk/notify-citizen/notify-citizen') as (RED: NodeAPI) => void;

describe('notify-citizen', () => {
  let database: TestDatabase;
  before(() => helper.startServer());
  after(() => helper.stopServer());
  beforeEach(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
    openDesk(database.deskUrl, DESK_KEYS, 2);
    await helper.load(NODE, [{ id: 'tell', type: 'notify-citizen', textHi: 'संदर्भ {receipt}', textEn: '', media: false, askSolved: false, wires: [['after']] }, { id: 'mute', type: 'notify-citizen', textHi: '', textEn: '', wires: [[]] }, { id: 'after', type: 'helper' }]);
  });
  afterEach(async () => {
    await helper.unload();
    await closeDesk();
    await database.close();
  });

  const event = async () => {
    const tip = await seedTip(database.desk);
    const lease = '00000000-0000-4000-8000-00000000000a';
    const [row] = await database.desk<{ id: number }[]>`insert into desk.tip_events (tip_id, kind, lease, lease_until, attempts) values (${tip.id}, 'assigned', ${lease}, now() + interval '1 minute', 1) returning id`;
    return { tip, event: { id: row!.id, lease } };
  };
  const errorOf = (node: Node) => new Promise<string>((resolve) => node.once('call:error' as never, ((call: { firstArg: unknown }) => resolve(String(call.firstArg))) as never));

  it('passes the message on once the outbox holds what is told', async () => {
    const { tip, event: given } = await event();
    const passed = new Promise<{ event: unknown }>((resolve) => helper.getNode('after').on('input', (message) => resolve(message as never)));
    helper.getNode('tell').receive({ event: given } as never);
    assert.deepEqual((await passed).event, given);
    const rows = await database.admin`select handle from exchange.outbox`;
    assert.deepEqual(rows.map((row) => row.handle), [tip.handle]);
  });

  it('says in the error what to do, and nothing of the tip', async () => {
    const { tip, event: given } = await event();
    const failing = errorOf(helper.getNode('mute'));
    helper.getNode('mute').receive({ event: given } as never);
    const error = await failing;
    assert.equal(error.includes(tip.handle) || error.includes(tip.receipt), false);
    const [row] = await database.admin`select state, lease, problem from desk.tip_events where id = ${given.id}`;
    assert.deepEqual({ ...row }, { state: 'waiting', lease: null, problem: 'telling the citizen failed' });
  });

  it('refuses a message that tells of no event', async () => {
    const failing = errorOf(helper.getNode('tell'));
    helper.getNode('tell').receive({ payload: 'x' });
    assert.ok((await failing).length > 0);
    assert.equal((await database.admin`select from exchange.outbox`).length, 0);
  });
});
