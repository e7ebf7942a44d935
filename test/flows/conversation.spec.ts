// Conversations as they happen, through the shipped flow in a real Node-RED and a real PostgreSQL.
import assert from 'node:assert/strict';
import { shippedTalk, type ShippedTalk } from '../support/shipped-talk';
import { Citizen, photo, pin, tap, video, voice } from '../support/talk';
import { outboxOf } from '../support/exchange';
import { allTips, conversationOf, eventsOfHandle } from '../support/opened';
import { seedEvent } from '../desk/offices/support';

const JAUNPUR = [25.75, 82.69] as const;
const DELHI = [28.61, 77.21] as const;

describe('a conversation through the shipped flow', function () {
  this.timeout(60_000);
  let { database, citizen } = {} as ShippedTalk;
  shippedTalk((talk) => ({ database, citizen } = talk));

  const tipOf = async ({ handle }: Citizen) => (await allTips(database.admin)).find((tip) => tip.handle === handle);
  const tipsOf = async ({ handle }: Citizen) => (await database.admin`select count(*)::int as n from desk.tips where handle = ${handle}`)[0]!.n as number;
  const eventsOf = async ({ handle }: Citizen) => eventsOfHandle(database.admin, handle);
  const evidenceOf = async ({ handle }: Citizen) => (await database.admin`select m.kind from desk.evidence e join desk.tips t on t.id = e.tip_id join exchange.media m on m.id = e.media_id where t.handle = ${handle} order by e.id`).map((row) => row.kind as string);
  /** A report in English, up to the review. */
  const toReview = () => citizen.plays(
    ['Hi', 'Choose your language', '[हिंदी]', '[English]'],
    [tap('English'), 'What is your report about?', '[More ›]', 'not: नमस्ते'],
    ['4', 'In which district is it?', '[Jaunpur]', '[Ghazipur]', '[Chandauli]', '[Outside these districts]'],
    ['Jaunpur', 'Where is it?', "[I don't know]"],
    ['Mariahu bazar', 'What happened'],
    ['Men play cards for money behind the tea shop every evening', 'Received so far: 1 message', '[Done]'],
    [tap('Done'), 'Please check before it is sent', '*District:* Jaunpur', '*Place:* Mariahu bazar', 'Men play cards', '[Send]', '[Change]', '[Cancel]'],
  );

  it('leads from "Hi" to a receipt, in English', async () => {
    await toReview();
    await citizen.plays([tap('Send'), 'The police have received your report', /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/]);
    const tip = await tipOf(citizen);
    assert.equal(tip?.category, 'gambling');
    assert.equal(tip?.district, 'JNP');
    assert.equal(tip?.station, 'JNP-MARIAHU');
    assert.equal(tip?.place, 'Mariahu bazar');
    assert.equal(tip?.language, 'en');
    assert.equal(tip?.body, 'Men play cards for money behind the tea shop every evening');
    const last = citizen.heard.at(-1)!;
    assert.equal(last.handle, 'filed');
    assert.equal(last.receipt, tip?.receipt);
    assert.deepEqual((await eventsOf(citizen)).map((event) => event.kind), ['filed']);
  });

  it('leads from "नमस्ते" to a receipt, in Hindi with Devanagari digits', async () => {
    await citizen.plays(
      ['नमस्ते', 'अपनी भाषा चुनें'],
      ['१', 'आपको किस बारे में बताना है?'],
      ['७', 'यह किस जिले की बात है?'],
      ['२', 'जगह कहाँ है?'],
      ['मोहम्मदाबाद के पास नदी', 'क्या हुआ'],
      ['रात को ट्रक से बालू जाती है', 'अब तक मिला: 1 संदेश'],
      ['हो गया', 'भेजने से पहले देख लें', '*जिला:* गाजीपुर'],
      ['भेजो', 'आपकी सूचना पुलिस को मिल गई है'],
    );
    assert.deepEqual([(await tipOf(citizen))?.category, (await tipOf(citizen))?.district, (await tipOf(citizen))?.language], ['mining', 'GZP', 'hi']);
  });

  it('reaches the serious crimes on the second page of the list', async () => {
    await citizen.plays(
      ['Hi'], ['English', '[More ›]', 'not: Murder'],
      [tap('More ›'), /\[.*(Murder|Serious).*\]/i, '[‹ Back to the start]'],
      [tap('‹ Back to the start'), '[More ›]'],
      ['10', /Murder/i],
      ['murder', 'In which district is it?'],
    );
  });

  it('understands a category by its number on the second page, and by the number counted on', async () => {
    await citizen.plays(['Hi'], ['English'], ['10', /Murder/i], ['2', 'In which district']);
    await citizen.plays(['back', 'What is your report about'], ['11', 'In which district']);
  });

  it('takes a category that was typed in another spelling or script', async () => {
    for (const typed of ['gau taskari', 'जुआ', 'jua', 'cow smugling', 'Gambling']) {
      const other = new Citizen(database);
      await other.plays(['Hi'], ['English'], [typed, 'In which district is it?']);
    }
  });

  it('explains a wrong answer and asks again', async () => {
    await citizen.plays(
      ['Hi'], ['kya', 'Please tap one of the choices', 'Choose your language'],
      ['2', 'What is your report about'],
      ['25', 'Please choose a number from 1 to 10', 'What is your report about'],
      ['4', 'In which district'],
      ['9', 'Please choose a number from 1 to 5'],
      ['3', 'Where is it?'],
      ['12', 'Please write the village'],
    );
  });

  it('keeps a photo that came first, and asks for nothing that was given', async () => {
    await citizen.plays(
      [photo(), 'अपनी भाषा चुनें', '1 फोटो'],
      ['English', 'What is your report about'],
      ['narcotics', 'In which district'], ['Ghazipur', 'Where is it'], ["don't know", 'What happened', 'Received so far: 1 photo', '[Done]'],
      ['done', 'Please check', '*Attached:* 1 photo'], ['send', 'received your report'],
    );
    assert.deepEqual(await evidenceOf(citizen), ['photo']);
    assert.equal((await tipOf(citizen))?.place, null);
  });

  it('keeps a story that came first and takes language and category from it', async () => {
    await citizen.plays(
      ['हमारे गाँव में रोज शाम को जुआ खेला जाता है और सट्टा लगता है', 'आपने जो भेजा है', 'विषय: ', 'यह किस जिले की बात है?', 'not: अपनी भाषा चुनें'],
      ['चंदौली', 'जगह कहाँ है?'],
      ['पता नहीं', 'क्या हुआ', 'अब तक मिला: 1 संदेश'],
      ['बस', 'हमारे गाँव में रोज शाम'],
      ['हाँ', 'रसीद'],
    );
    assert.match((await tipOf(citizen))?.body as string, /^हमारे गाँव में रोज/);
  });

  it('answers ten photos at once with one acknowledgement', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu']);
    await citizen.listens();
    const ids = [];
    for (let count = 0; count < 10; count++) ids.push(await citizen.sends(photo()));
    for (const id of ids) await citizen.settled(id);
    const said = await citizen.listens();
    assert.equal(said.length, 1);
    assert.match(said[0]!.text, /Received so far: 10 photos/);
    const [row] = await database.admin`select supersede_key, not_before > created_at + interval '2 seconds' as held from exchange.outbox where handle = ${citizen.handle} order by id desc limit 1`;
    assert.deepEqual({ ...row }, { supersede_key: 'burst', held: true });
  });

  it('keeps a story with which the question for the district was answered', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur ke Mariahu me roz raat ko juaa hota hai', 'Where is it'], ['Mariahu'], ['They play cards'], ['done', 'Please check'], [tap('Send'), 'received your report']);
    assert.match((await allTips(database.admin)).find((tip) => tip.handle === citizen.handle)!.body, /roz raat ko juaa hota hai/);
  });

  it('takes place and district from a location, sent first or when asked', async () => {
    await citizen.plays(
      [pin(...JAUNPUR)], ['English'], ['4', 'Your location is in Jaunpur district', 'We take the place from the location', 'What happened'],
    );
    const asked = new Citizen(database);
    await asked.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], [pin(...JAUNPUR, 'Olandganj'), 'What happened'], ['They bet on cricket matches'], ['done', 'Olandganj'], ['send']);
    const tip = await tipOf(asked);
    assert.deepEqual([tip?.lat, tip?.lon, tip?.place], [...JAUNPUR, 'Olandganj']);
    const outside = new Citizen(database);
    await outside.plays([pin(...DELHI)], ['English'], ['4', 'In which district is it?']);
  });

  it('tells someone outside the range that the DIG office will still see it', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['outside', 'outside our range', 'DIG office', 'Where is it?'], ['Lucknow Hazratganj'], ['They gamble in a hotel'], ['done'], ['send', 'received']);
    const tip = await tipOf(citizen);
    assert.deepEqual([tip?.outside, tip?.district], [true, null]);
    const offices = await database.admin`select office from desk.tip_offices where tip_id = ${tip!.id as number}`;
    assert.deepEqual(offices.map((row) => row.office), ['DIG']);
  });

  it('finds the district of a place that was written instead of it', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Madiyahun', 'Jaunpur district', 'Where is it?']);
  });

  it('says "call 112" at once where a life is in danger, and once only', async () => {
    await citizen.plays(
      ['bachao abhi goli chal rahi hai', '112'],
      ['English'],
    );
    await citizen.plays(['abhi goli chal rahi hai jaldi aao', 'not: 112']);
  });

  it('takes the last answer away on "back", in any words', async () => {
    await citizen.plays(
      ['Hi'], ['English'], ['4', 'In which district'],
      ['back', 'What is your report about'], ['5', 'In which district'], ['Jaunpur', 'Where is it'],
      ['पीछे', 'In which district'], ['peeche', 'What is your report about'], ['back', 'Choose your language'], ['back', 'This is the first question'],
    );
  });

  it('reads a story that is written after "back" to the category for its category', async () => {
    await citizen.plays(
      ['Hi'], ['English'], ['ganja is sold at the tea stall', 'About: Illegal intoxicants'],
      ['back', 'What is your report about', 'not: About:'],
      ['men play cards for money there every night', 'About: Gambling', 'In which district'],
      ['Jaunpur'], ["don't know", 'Received so far: 2 messages'],
    );
  });

  it('says in both languages what it has kept of somebody whose language it does not know', async () => {
    await citizen.plays([photo(), 'आपने जो भेजा है (1 फोटो)', 'We have kept what you sent (1 photo)', 'Choose your language'], ['English'], [photo(), 'We have kept what you sent (2 photos)', 'not: आपने']);
  });

  it('keeps the order of the questions in the review when an answer was changed', async () => {
    await toReview();
    await citizen.plays([tap('Change'), '[Place]'], [tap('Place'), 'Where is it'], ['Machhlishahr', /\*District:\*[^*]*\*Place:\* Machhlishahr[^*]*\*Messages:/], [tap('Change'), /\[District\]\n\[Place\]\n\[What happened\]\n\[Messages\]/]);
  });

  it('begins again on "menu" or a greeting, keeps what was sent, and says so with how to be rid of it', async () => {
    await citizen.plays(
      ['Hi'], ['English'], ['menu', 'not: We begin again'], [photo(), '1 photo'], ['4'], ['Jaunpur'],
      ['menu', 'We begin again. What you sent (1 photo) stays with this report', 'What is your report about', 'not: Choose your language'],
      ['5'], ['Ghazipur'],
      ['hello', 'What is your report about'],
      ['4'], ['Ghazipur'], ["don't know", 'Received so far: 1 photo'],
    );
  });

  it('is rid of what was sent for something else before a second report, as the bot has told', async () => {
    await citizen.plays(
      ['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu'], [photo('the mill'), '1 photo'],
      ['Hi', 'What you sent (1 photo, 1 message) stays', 'write “cancel” first'],
      ['cancel', 'Shall everything that you sent be thrown away?'], [tap('Yes, throw away'), 'Nothing was sent'],
    );
    await citizen.plays(['Hi', 'not: stays with this report'], ['English'], ['5'], ['Ghazipur'], ["don't know", 'not: 1 photo'], ['They harass girls there'], [tap('Done'), 'Please check', 'not: 1 photo', 'not: the mill']);
  });

  it('shows in the review each message on a line of its own', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu bazar'], ['They play cards'], ['behind the tea shop'], [tap('Done'), '“They play cards\nbehind the tea shop”']);
  });

  it('cancels at once where nothing was sent, and asks first where something was', async () => {
    await citizen.plays(['Hi'], ['English'], ['cancel', 'Nothing was sent to the police']);
    assert.equal(citizen.heard.at(-1)?.handle, 'ended');
    const other = new Citizen(database);
    await other.plays(
      [photo()], ['English'], ['cancel', 'Shall everything that you sent be thrown away?', '[Yes, throw away]'],
      [tap('No, go on'), 'we go on', 'What is your report about'],
      ['radd karo', 'thrown away'], ['yes', 'Nothing was sent to the police'],
    );
    assert.equal(await tipsOf(other), 0);
  });

  it('changes one answer from the review and comes straight back to it', async () => {
    await toReview();
    await citizen.plays(
      [tap('Change'), 'What would you like to change?', '[About]', '[District]', '[Place]'],
      [tap('About'), 'What is your report about?'],
      ['3', 'Please check', '*About:*', 'Mariahu bazar', 'not: What happened'],
      ['change', 'What would you like to change?'],
      [tap('District'), 'In which district'],
      ['Chandauli', 'Where is it?'],
      ['Sakaldiha', 'Please check', 'Chandauli', 'Sakaldiha', 'Men play cards'],
      [tap('Send'), 'received your report'],
    );
    assert.deepEqual([(await tipOf(citizen))?.category, (await tipOf(citizen))?.district], ['weapons', 'CDL']);
  });

  it('changes an earlier answer by a tap on its old list', async () => {
    await citizen.plays(
      ['Hi'], ['English', 'What is your report about'], ['4'], ['Jaunpur', 'Where is it?'],
      [tap('Chandauli'), 'Changed: District – Chandauli', 'Where is it?'],
    );
  });

  it('adds to the report what comes at the review', async () => {
    await toReview();
    await citizen.plays([video(), 'Please check', '1 video'], ['There are about ten of them every day', 'Please check'], ['send', 'received']);
    assert.deepEqual(await evidenceOf(citizen), ['video']);
    assert.match((await tipOf(citizen))?.body as string, /about ten of them/);
  });

  it('files one report however often "Send" is tapped', async () => {
    await toReview();
    const send = tap('Send');
    const ids = [await citizen.sends(send), await citizen.sends(send), await citizen.sends(send)];
    for (const id of ids) await citizen.settled(id);
    const said = await citizen.listens();
    assert.equal(await tipsOf(citizen), 1);
    assert.match(said.at(-1)!.text, /already been sent. Receipt: /);
    const late = new Citizen(database);
    await late.plays([{ message: { text: 'Send', choice: 'review:send' } }, 'भेजी जा चुकी है']);
    assert.equal(late.heard.at(-1)?.handle, 'ended');
  });

  it('makes what comes after filing part of the tip, and an answer of it where an officer asked', async () => {
    await toReview();
    await citizen.plays([tap('Send')]);
    const tip = await tipOf(citizen);
    await citizen.plays(
      ['The owner is called Raju', 'Added to your report'],
      [photo('this is the shop'), 'Added to your report'],
      ['thanks', 'Jai Hind'],
      ['ok 👍', 'Jai Hind'],
      ['hi', 'is with the police'],
    );
    await seedEvent(database.admin, tip!, 'question', { text: 'Which day?' });
    await citizen.plays(['Every Friday', 'Your answer has been passed to the officer'], ['not solved', 'not solved']);
    assert.deepEqual((await eventsOf(citizen)).map(({ kind, detail }) => [kind, (detail as { text?: string }).text ?? null, (detail as { notSolved?: boolean }).notSolved ?? false]), [
      ['filed', null, false], ['added', 'The owner is called Raju', false], ['added', 'this is the shop', false], ['question', 'Which day?', false], ['answer', 'Every Friday', false], ['added', 'not solved', true],
    ]);
    assert.deepEqual(await evidenceOf(citizen), ['photo']);
  });

  it('tells the state of a report by its receipt, and of no other', async () => {
    await toReview();
    await citizen.plays([tap('Send')]);
    const receipt = (await tipOf(citizen))!.receipt as string;
    await citizen.plays(['status', `Report ${receipt}: received`], [`Status ${receipt.toLowerCase().replaceAll('-', ' ')}`, `Report ${receipt}: received`]);
    const stranger = new Citizen(database);
    await stranger.plays([`status ${receipt}`, receipt, 'मिल गई है']);
    assert.equal(stranger.heard.at(-1)?.handle, 'ended');
    const wrong = new Citizen(database);
    await wrong.plays(['status 222-222-223', 'कोई सूचना नहीं मिली'], ['status abc-def-ghj', 'कोई सूचना नहीं मिली']);
  });

  it('changes the language at any moment', async () => {
    await citizen.plays(['Hi'], ['English', 'What is your report about'], ['हिंदी में', 'अब हम हिंदी में बात करेंगे', 'आपको किस बारे में'], ['english', 'We go on in English', 'What is your report about']);
  });

  it('forgets on "stop", and leaves a filed tip with the police', async () => {
    await toReview();
    await citizen.plays([tap('Send')], ['stop', 'no more messages']);
    assert.equal(citizen.heard.at(-1)?.handle, 'forget');
    assert.equal(await tipsOf(citizen), 1);
    const half = new Citizen(database);
    await half.plays([photo()], ['English'], ['बंद करो', 'Shall we forget you?'], ['बंद करो', 'no more messages']);
    const row = await conversationOf(database.admin, half.handle);
    assert.equal(row?.status, 'ended');
    assert.deepEqual(row?.state.held, []);
  });

  it('says kindly why a file was not kept', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu'], [{ message: { mediaProblem: 'too-large' } }, '16 MB'], [voice(), '1 voice message']);
  });

  it('helps and asks the open question again', async () => {
    await citizen.plays(['Hi'], ['English'], ['help', '*back*', 'What is your report about']);
  });

  it('sends nothing that WhatsApp refuses', async () => {
    const rows = await outboxOf(database.admin);
    assert.ok(rows.length > 50);
    for (const { message } of rows) {
      const limit = message.choices ? 1024 : 1600;
      assert.ok(message.text.length > 0 && message.text.length <= limit);
      const { style, items = [] } = message.choices ?? { style: 'none' };
      assert.ok(items.length <= (style === 'buttons' ? 3 : 10));
      for (const item of items) assert.ok(item.title.length > 0 && item.title.length <= (style === 'buttons' ? 20 : 24) && (item.description?.length ?? 0) <= 72, item.title);
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    }
  });
});
