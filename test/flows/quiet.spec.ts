// "No message until I ask", "stop" and "not solved", through the shipped flow in a real Node-RED and a real PostgreSQL.
import assert from 'node:assert/strict';
import { tellCitizen } from '../../lib/desk/notify/tell-citizen';
import { shippedTalk, type ShippedTalk } from '../support/shipped-talk';
import { Citizen, tap } from '../support/talk';

const NEWS = { text: { en: 'Reference {receipt}\nnews', hi: 'संदर्भ {receipt}\nसमाचार' }, media: false, askSolved: false };

describe('a citizen who wants no messages', function () {
  this.timeout(60_000);
  let { database, citizen } = {} as ShippedTalk;
  shippedTalk((talk) => ({ database, citizen } = talk));

  const toReview = async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu bazar'], ['They play cards there'], [tap('Done'), 'Please check', '*Messages:* we tell you here']);
  };
  const files = async () => {
    await toReview();
    await citizen.plays([tap('Send'), 'received your report']);
  };
  const tipOf = async () => (await database.admin<{ id: number; quiet: boolean; notSolved: boolean }[]>`select id, quiet, not_solved as "notSolved" from desk.tips where handle = ${citizen.handle}`)[0]!;
  const outbox = async () => [...await database.admin<{ state: string; onceKey: string | null }[]>`select state, once_key as "onceKey" from exchange.outbox where handle = ${citizen.handle} order by id`];
  const told = async () => [...await database.admin<{ state: string }[]>`select state from exchange.outbox where handle = ${citizen.handle} and once_key is not null order by id`].map(({ state }) => state);
  const happens = async (kind: 'assigned' | 'closed' | 'question') => {
    const { id } = await tipOf();
    const [event] = await database.desk<{ id: number }[]>`insert into desk.tip_events (tip_id, kind) values (${id}, ${kind}) returning id`;
    await tellCitizen(database.desk, event!.id, 'node', NEWS);
    return event!.id;
  };
  const closes = async () => database.admin`update desk.tips set state = 'closed', outcome = 'action-taken' where handle = ${citizen.handle}`;

  it('is told by itself where they say nothing of it', async () => {
    await files();
    await happens('assigned');
    assert.deepEqual(await told(), ['waiting']);
  });

  it('chooses it in the review, and is told so with the receipt', async () => {
    await toReview();
    await citizen.plays(
      [tap('Change'), '[Messages]'],
      [tap('Messages'), 'Shall we tell you here', '[Tell me here]', '[Only when I ask]'],
      [tap('Only when I ask'), 'Please check', '*Messages:* none until you write'],
      [tap('Send'), 'received your report', 'we send you no messages by ourselves'],
    );
    assert.equal(citizen.heard.at(-1)!.handle, 'filed');
    assert.equal((await tipOf()).quiet, true);
  });

  it('says "quiet" in the middle of a report', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['quiet', 'no messages by ourselves', 'In which district'], ['Jaunpur'], ['Mariahu bazar'], ['They play cards there'], [tap('Done'), '*Messages:* none until'], [tap('Send')]);
    assert.equal((await tipOf()).quiet, true);
  });

  it('goes back from the review to the question before, not to what was never asked', async () => {
    await toReview();
    await citizen.plays(['back', 'Received so far: 1 message']);
  });

  it('hears what was held, in order and once, with their next message', async () => {
    await files();
    await citizen.plays(['quiet', 'no messages by ourselves']);
    const events = [await happens('assigned'), await happens('question')];
    assert.deepEqual(await told(), ['held', 'held']);
    assert.equal(await tellCitizen(database.desk, events[0]!, 'node', NEWS), 0);
    await citizen.plays(['status', 'waiting for an officer']);
    assert.deepEqual(await told(), ['waiting', 'waiting']);
    const keys = (await outbox()).map(({ onceKey }) => onceKey);
    assert.deepEqual(keys.slice(-3), [`event:${events[0]}:node`, `event:${events[1]}:node`, null], 'what was held goes before the answer');
    await citizen.plays(['चुप']);
    await happens('closed');
    await citizen.plays(['they still play']);
    assert.deepEqual(await told(), ['waiting', 'waiting', 'waiting']);
  });

  it('says "loud" and is told again', async () => {
    await files();
    await citizen.plays(['chup'], ['loud', 'we tell you here what happens']);
    assert.equal((await tipOf()).quiet, false);
    await happens('assigned');
    assert.deepEqual(await told(), ['waiting']);
  });

  it('is seen as held by the office, and as the informant\'s wish', async () => {
    await files();
    await citizen.plays(['quiet']);
    await happens('question');
    await database.admin`insert into desk.users (username, name, role, office, password_hash) values ('sp-test', 'SP', 'sp', 'SP-JNP', '-') on conflict do nothing`;
    const [user] = await database.admin<{ id: number }[]>`select id from desk.users where username = 'sp-test'`;
    const rows = await database.desk.begin(async (sql) => {
      await sql`select set_config('satark.user', ${String(user!.id)}, true)`;
      await sql`set local role office`;
      return sql<{ state: string }[]>`select state from desk.told(${(await tipOf()).id})`;
    });
    assert.deepEqual(rows.map(({ state }) => state), ['held']);
  });

  it('who says "stop" is forgotten at once, and what was held is not sent', async () => {
    await files();
    await citizen.plays(['quiet']);
    await happens('assigned');
    await citizen.plays(['stop', 'You will get no more messages']);
    assert.equal(citizen.heard.at(-1)!.handle, 'forget');
    assert.deepEqual(await told(), ['failed']);
    assert.equal(await tipOf() !== undefined, true);
  });

  it('is asked before "band karo" forgets them, and forgotten when they say it again', async () => {
    await files();
    await citizen.plays(['band karo', 'Shall we forget you?', '[Yes, forget me]', '[No, go on]']);
    await citizen.plays([tap('No, go on'), 'not: no more messages']);
    assert.equal(citizen.heard.at(-1)!.handle, undefined);
    await citizen.plays(['band karo', 'Shall we forget you?'], ['band karo', 'You will get no more messages']);
    assert.equal(citizen.heard.at(-1)!.handle, 'forget');
  });

  it('is forgotten by the button, and at once where there is nothing to lose', async () => {
    await files();
    await citizen.plays(['रोको', 'Shall we forget you?'], [tap('Yes, forget me'), 'You will get no more messages']);
    const other = new Citizen(database);
    await other.plays(['Hi'], ['English'], ['band karo', 'You will get no more messages']);
    assert.equal(other.heard.at(-1)!.handle, 'forget');
  });

  it('brings a closed tip back to the police with "not solved", until its state changes', async () => {
    await files();
    await citizen.plays(['not solved']);
    assert.equal((await tipOf()).notSolved, false, 'a tip that nobody has worked on is new anyway');
    await closes();
    await citizen.plays(['not solved', 'will be looked at again']);
    assert.equal((await tipOf()).notSolved, true);
    await database.admin`update desk.tips set state = 'reopened', outcome = null where handle = ${citizen.handle}`;
    assert.equal((await tipOf()).notSolved, false);
  });

  for (const words of ['अब भी शाम को वहीं बिक रही है', 'no, they are still there every evening', 'नहीं', 'dukan abhi tak band nahi hui']) {
    it(`says in their own words that a closed matter goes on: ${words}`, async () => {
      await files();
      await closes();
      await citizen.plays([words, 'will be looked at again']);
      assert.equal((await tipOf()).notSolved, true);
    });
  }

  it('is not told "not solved" for such words while the police are at work', async () => {
    await files();
    await citizen.plays(['they are still there every evening', 'Added to your report', 'not: not solved']);
  });

  it('hears of action in one way only in the receipt, as they wished', async () => {
    await files();
    assert.match(citizen.heard.at(-1)!.text, /You will be told here when action is taken\./);
    const other = new Citizen(database);
    await other.plays(['Hi'], ['English'], ['4'], ['quiet'], ['Jaunpur'], ['Mariahu bazar'], ['They play cards there'], [tap('Done')], [tap('Send'), 'you hear the news when you ask', 'not: You will be told here']);
  });

  it('is not counted as an addition without "not solved"', async () => {
    await files();
    await closes();
    await citizen.plays(['thank you very much, they have all gone away']);
    assert.equal((await tipOf()).notSolved, false);
  });
});
