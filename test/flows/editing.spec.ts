// Police IT change the flow while people are in mid-conversation: it takes effect with their next message, and they go on.
import assert from 'node:assert/strict';
import type { CategoryDefinition } from '../../lib/desk/categories/categories';
import { insertAfter, nodeWith, shippedFlow, type FlowNode } from '../support/desk-process';
import { shippedTalk, type ShippedTalk } from '../support/shipped-talk';
import { Citizen, tap } from '../support/talk';
import { allTips } from '../support/opened';

describe('editing the conversation', function () {
  this.timeout(60_000);
  let { database, desk, citizen } = {} as ShippedTalk;
  shippedTalk((talk) => ({ database, desk, citizen } = talk));
  beforeEach(() => desk.deploy(shippedFlow()));

  const question = (key: string, kind: string, more: Partial<FlowNode>): FlowNode => ({ ...nodeWith(shippedFlow(), 'answerKey', 'place'), id: `00000000${key.padEnd(8, '0').slice(0, 8).replace(/[^0-9a-f]/g, 'a')}`, name: '', answerKey: key, kind, follows: '', required: true, ...more });
  const offices = async () => (await database.admin`select o.office from desk.tip_offices o join desk.tips t on t.id = o.tip_id where t.handle = ${citizen.handle} order by 1`).map((row) => row.office as string);

  it('changes the wording of a question', async () => {
    await citizen.plays(['Hi'], ['English', 'What is your report about?']);
    const flow = shippedFlow();
    nodeWith(flow, 'answerKey', 'district').questionEn = 'Which district do you mean?';
    await desk.deploy(flow);
    await citizen.plays(['4', 'Which district do you mean?'], ['Jaunpur', 'Where is it?']);
  });

  it('asks a question that was put between two others, also of those who had passed it', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu', 'What happened']);
    const flow = shippedFlow();
    insertAfter(flow, nodeWith(flow, 'answerKey', 'district'), question('vehicle', 'yes-no', { questionEn: 'Is a vehicle involved?', questionHi: 'क्या कोई गाड़ी है?', aboutEn: 'Vehicle', aboutHi: 'गाड़ी' }));
    await desk.deploy(flow);
    await citizen.plays(
      ['They play cards behind the shop', 'We have kept what you sent', 'Is a vehicle involved?', '[Yes]', '[No]'],
      ['haan', 'What happened', 'Received so far: 1 message'],
      ['done', '*Vehicle:* Yes', '*Place:* Mariahu'],
      ['send', 'received your report'],
    );
    const tip = (await allTips(database.admin)).find(({ handle }) => handle === citizen.handle);
    assert.equal(tip?.answers.vehicle?.value, 'yes');
    assert.equal(tip?.body, 'They play cards behind the shop');
  });

  it('goes on where a question was taken out while it stood open', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur', 'Where is it?']);
    const flow = shippedFlow();
    const place = nodeWith(flow, 'answerKey', 'place');
    nodeWith(flow, 'answerKey', 'district').wires = place.wires;
    await desk.deploy(flow.filter((node) => node !== place));
    await citizen.plays(['It is near the old bridge', 'What happened', 'Received so far: 1 message'], ['done', 'near the old bridge'], ['send', 'received']);
  });

  it('offers an eleventh category and files under it', async () => {
    await citizen.plays(['Hi', 'Choose your language']);
    const flow = shippedFlow();
    const categories = nodeWith(flow, 'type', 'satark-categories').categories as CategoryDefinition[];
    categories.splice(2, 0, { id: 'cyber', name: { en: 'Online fraud', hi: 'ऑनलाइन ठगी' }, shortName: { en: 'Online fraud', hi: 'ऑनलाइन ठगी' }, sensitivity: 'medium', words: ['otp fraud'] });
    await desk.deploy(flow);
    await citizen.plays(['English', '[Online fraud]'], [tap('Online fraud'), 'In which district'], ['Ghazipur'], ["don't know"], ['Somebody calls and asks for the OTP'], ['done', 'Online fraud'], ['send', 'received']);
    const [tip] = await database.admin`select category from desk.tips where handle = ${citizen.handle}`;
    assert.equal(tip?.category, 'cyber');
  });

  it('moves a category to another office', async () => {
    await citizen.plays(['Hi'], ['English'], ['gambling'], ['Jaunpur'], ['Mariahu'], ['They play cards at night'], ['done', 'Please check']);
    const flow = shippedFlow();
    const categories = nodeWith(flow, 'type', 'satark-categories').categories as CategoryDefinition[];
    categories.find(({ id }) => id === 'gambling')!.office = 'CELL-NARCOTICS';
    await desk.deploy(flow);
    await citizen.plays([tap('Send'), 'received']);
    assert.deepEqual(await offices(), ['CELL-NARCOTICS', 'DIG', 'SP-JNP']);
  });

  it('adds a district with its stations', async () => {
    await citizen.plays(['Hi'], ['English'], ['4', 'In which district', 'not: Ballia']);
    const flow = shippedFlow();
    const shipped = nodeWith(flow, 'type', 'satark-district');
    const stations = [{ id: 'BAL-RASRA', name: { en: 'Rasra', hi: 'रसड़ा' }, aliases: [] }];
    flow.push({ ...shipped, id: '00000000bbbbbbbb', district: { code: 'BAL', name: { en: 'Ballia', hi: 'बलिया' }, aliases: [], pins: [], outline: [], stations } });
    await desk.deploy(flow);
    await citizen.plays(['Ballia', 'Where is it?'], ['Rasra bazar', 'What happened'], ['They bet on cricket'], ['done', '*District:* Ballia', 'Rasra'], ['send', 'received']);
    const [tip] = await database.admin`select district, station from desk.tips where handle = ${citizen.handle}`;
    assert.deepEqual({ ...tip }, { district: 'BAL', station: 'BAL-RASRA' });
    assert.deepEqual(await offices(), ['DIG', 'SP-BAL']);
  });

  it('asks a question of its own choices only of those whom it concerns', async () => {
    const flow = shippedFlow();
    insertAfter(flow, nodeWith(flow, 'answerKey', 'category'), question('game', 'choice', {
      questionEn: 'Which game?', questionHi: 'कौन सा खेल?', aboutEn: 'Game', aboutHi: 'खेल', required: false, onlyIfKey: 'category', onlyIfValues: 'gambling',
      choices: [{ id: 'cards', hi: 'ताश', en: 'Cards' }, { id: 'cricket', hi: 'क्रिकेट सट्टा', en: 'Cricket betting' }],
    }));
    await desk.deploy(flow);
    await citizen.plays(['Hi'], ['English'], ['mining', 'In which district'], ['back'], ['gambling', 'Which game?', '[Cards]', '[Skip]'], ['taash', 'In which district']);
    const other = new Citizen(database);
    await other.plays(['Hi'], ['English'], ['gambling', 'Which game?'], [tap('Skip'), 'In which district']);
  });

  it('says what is wrong with a question that is not complete, and loses no message', async () => {
    await citizen.plays(['Hi'], ['English']);
    const flow = shippedFlow();
    nodeWith(flow, 'answerKey', 'district').answerKey = 'Two Words';
    await desk.deploy(flow);
    const id = await citizen.sends('4');
    await citizen.settled(id);
    assert.ok(desk.logged.some((line) => line.includes('Two Words')));
    assert.ok(desk.logged.every((line) => !line.includes(citizen.handle)));
    const [row] = await database.admin`select state, problem from exchange.inbox where id = ${id}`;
    assert.deepEqual({ ...row }, { state: 'aside', problem: 'dialogue-step failed' });
    await desk.deploy(shippedFlow());
    await database.admin`update exchange.inbox set state = 'waiting', attempts = 0, lease_until = null where id = ${id}`;
    await citizen.settled(id);
    assert.match((await citizen.listens()).at(-1)!.text, /In which district/);
  });
});
