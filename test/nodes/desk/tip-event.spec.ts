// The node tip-event by itself.
import assert from 'node:assert/strict';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { closeDesk, openDesk } from '../../../lib/desk/desk';
import type { ClaimedEvent, EventKind } from '../../../lib/desk/notify/claim-events';
import { CHANNELS } from '../../../lib/exchange/messages';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { seedOffices, seedTip, seedEvent } from '../../desk/offices/support';
import { DESK_KEYS } from '../../support/keys';

const NODE = require('../../../nodes/desk/tip-event/tip-event') as (RED: NodeAPI) => void;

describe('tip-event', () => {
  let database: TestDatabase;
  let events: ClaimedEvent[];
  before(() => helper.startServer());
  after(() => helper.stopServer());
  beforeEach(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
    openDesk(database.deskUrl, DESK_KEYS, 3);
    events = [];
    await helper.load(NODE, [{ id: 'from', type: 'tip-event', kinds: ['closed', 'no-such-kind'], repeated: false, wires: [['to']] }, { id: 'to', type: 'helper' }]);
    helper.getNode('to').on('input', (message) => void events.push((message as unknown as { event: ClaimedEvent }).event));
  });
  afterEach(async () => {
    await helper.unload();
    await closeDesk();
    await database.close();
  });

  const happens = async (kind: EventKind, detail: Record<string, unknown>) => {
    const tip = await seedTip(database.desk, { language: 'en' });
    await seedEvent(database.desk, tip, kind, detail);
    await database.desk`select pg_notify(${CHANNELS.events}, '')`;
    return tip;
  };

  it('begins the flow with what happened, in the informant\'s language, and without who they are', async () => {
    await happens('assigned', {});
    const tip = await happens('closed', { outcome: 'nothing-found', text: 'for the file' });
    await eventually(() => events.length > 0, 'the event');
    const [event, ...others] = events;
    assert.equal(others.length, 0);
    assert.equal(event!.kind, 'closed');
    assert.deepEqual(event!.detail, { outcome: 'nothing-found' });
    assert.deepEqual([event!.tip.receipt, event!.tip.categoryName, event!.tip.districtName], [tip.receipt, 'Gambling', 'Jaunpur']);
    assert.match(event!.at, /^\d{4}-\d\d-\d\dT.*Z$/);
    assert.equal(JSON.stringify(event).includes(tip.handle), false);
  });
});
