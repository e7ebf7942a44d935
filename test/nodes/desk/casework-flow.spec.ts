// flows/casework.json as shipped, from what an office does to what the citizen is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import type { Sql } from '../../../lib/database/connect';
import { askInformant } from '../../../lib/desk/cases/ask-informant';
import { assignTip } from '../../../lib/desk/cases/assign-tip';
import { closeTip } from '../../../lib/desk/cases/close-tip';
import { noteOnTip } from '../../../lib/desk/cases/note-on-tip';
import { reopenTip } from '../../../lib/desk/cases/reopen-tip';
import { reportAction } from '../../../lib/desk/cases/report-action';
import { OUTCOMES } from '../../../lib/desk/cases/tip-rows';
import { closeDesk, openDesk } from '../../../lib/desk/desk';
import type { Viewer } from '../../../lib/desk/offices/viewer';
import type { BotMessage } from '../../../lib/exchange/messages';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { seedOffices, seedTip, type Person } from '../../desk/offices/support';
import { DESK_KEYS } from '../../support/keys';
import { outboxOf } from '../../support/exchange';

interface FlowNode {
  id: string;
  type: string;
  textHi?: string;
  textEn?: string;
}

const FLOW = JSON.parse(readFileSync(join(__dirname, '../../../../flows/casework.json'), 'utf8')) as FlowNode[];
const NODES = ['tip-event', 'notify-citizen'].map((name) => require(`../../../nodes/desk/${name}/${name}`) as (RED: NodeAPI) => void);
const SWITCH = require('@node-red/nodes/core/function/10-switch.js') as (RED: NodeAPI) => void;

describe('the case work flow', () => {
  let database: TestDatabase;
  let sql: Sql;
  let viewers: Record<Person, Viewer>;
  before(() => helper.startServer());
  after(() => helper.stopServer());
  beforeEach(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
    sql = openDesk(database.deskUrl, DESK_KEYS, 4).sql;
    const rows = await sql<Viewer[]>`select id as "userId", username, name, role, office, station, language from desk.users`;
    viewers = Object.fromEntries(rows.map((row) => [row.username, row])) as Record<Person, Viewer>;
    await helper.load([...NODES, SWITCH], FLOW.filter((node) => node.type !== 'comment'));
  });
  afterEach(async () => {
    await helper.unload();
    await closeDesk();
    await database.close();
  });

  const told = async (handle: string, count: number): Promise<BotMessage[]> => {
    const rows = await eventually(async () => {
      const found = (await outboxOf(database.admin)).filter((row) => row.handle === handle);
      return found.length >= count && found;
    }, `${count} messages to the citizen`);
    return rows.map((row) => row.message);
  };

  it('tells of the officer, the action with its picture, the question, the end and the new beginning, each once and in order', async () => {
    const tip = await seedTip(sql, { language: 'en' });
    await noteOnTip(sql, viewers.dig, tip.id, { text: 'for us only' });
    let { version } = await assignTip(sql, viewers['sp-jnp'], tip.id, { version: 1, officer: viewers['officer-jnp'].userId });
    await askInformant(sql, viewers['officer-jnp'], tip.id, { text: 'Which lane?' });
    ({ version } = await reportAction(sql, viewers['officer-jnp'], tip.id, { version, text: 'Three held', release: true, media: [{ kind: 'photo', contentType: 'image/jpeg', bytes: Buffer.from('x') }] }));
    ({ version } = await closeTip(sql, viewers['sp-jnp'], tip.id, { version, outcome: 'action-taken', text: 'for the file', release: false }));
    await reopenTip(sql, viewers.dig, tip.id, { version, reason: 'for us only' });
    const messages = await told(tip.handle, 5);
    const texts = messages.map((message) => message.text);
    assert.match(texts[0]!, /given to an officer/);
    assert.match(texts[1]!, /Which lane\?/);
    assert.equal(messages[1]!.expectsAnswer, true);
    assert.match(texts[2]!, /Three held/);
    assert.ok(messages[2]!.media);
    assert.match(texts[3]!, /complete/);
    assert.equal(messages[3]!.choices?.items.length, 2);
    assert.match(texts[4]!, /begun again/);
    for (const text of texts) {
      assert.match(text.split('\n')[0]!, new RegExp(tip.receipt));
      for (const secret of ['for us only', 'for the file', 'Name of', 'Gambling']) assert.equal(text.includes(secret), false);
    }
    const [left] = await database.admin`select count(*)::int as events from desk.tip_events where tip_id = ${tip.id} and state = 'waiting' and kind <> 'note'`;
    assert.equal(left!.events, 0);
  });

  it('has words for every outcome in both languages', async () => {
    for (const language of ['hi', 'en'] as const) {
      const seen = new Set<string>();
      for (const outcome of OUTCOMES) {
        const tip = await seedTip(sql, { language });
        await closeTip(sql, viewers['sp-jnp'], tip.id, { version: 1, outcome, text: '', release: false });
        const [message] = await told(tip.handle, 1);
        assert.equal(message!.language, language);
        assert.equal(/[ऀ-ॿ]/.test(message!.text), language === 'hi');
        seen.add(message!.text.replace(tip.receipt, ''));
      }
      assert.equal(seen.size, OUTCOMES.length);
    }
  });

  it('begins every notification with a line that names no crime, category or place', () => {
    for (const node of FLOW.filter(({ type }) => type === 'notify-citizen')) {
      for (const text of [node.textHi!, node.textEn!]) {
        const first = text.split('\n')[0]!;
        assert.deepEqual(first.match(/\{\w+\}/g), ['{receipt}'], node.id);
      }
    }
  });
});
