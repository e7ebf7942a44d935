// The warning before a report is sent, through the shipped flow in a real Node-RED and a real PostgreSQL.
import assert from 'node:assert/strict';
import { shippedTalk, type ShippedTalk } from '../support/shipped-talk';
import { allTips } from '../support/opened';
import { Citizen, photo, pin, tap, type Line, type Sent } from '../support/talk';

const WARNING = 'these words may show who you are';

describe('a citizen who names themself', function () {
  this.timeout(60_000);
  let { database, citizen } = {} as ShippedTalk;
  shippedTalk((talk) => ({ database, citizen } = talk));

  const bodyOf = async ({ handle }: Citizen) => (await allTips(database.admin)).find((tip) => tip.handle === handle)?.body;
  /** A report in English, up to "done". */
  const told = (...sent: Sent[]): Promise<void> => citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu bazar'], ...sent.map((one): Line => [one]));

  it('is warned before the review, with their own words', async () => {
    await told('My name is Ramesh Kumar, they play cards behind my shop');
    await citizen.plays(['done', WARNING, '“My name is Ramesh”', '“behind my shop”', '[Change it]', '[Leave as it is]', 'not: Please check']);
  });

  it('writes the message again without its words, keeps the photo, and is asked no more', async () => {
    await told(photo(), 'I am Ramesh and they play cards there');
    await citizen.plays(
      ['done', WARNING],
      [tap('Change it'), 'That message has been taken out', 'Received so far: 1 photo', 'not: Ramesh'],
      ['They play cards there'],
      ['done', 'Please check', 'They play cards there', '*Attached:* 1 photo', 'not: Ramesh'],
      [tap('Send'), 'received your report'],
    );
    assert.equal(await bodyOf(citizen), 'They play cards there');
  });

  it('is warned a second time where the new words tell it again', async () => {
    await told('I am Ramesh and they play cards there');
    await citizen.plays(['done', WARNING], [tap('Change it')], ['They play cards behind my house'], ['done', WARNING, 'my house”', 'not: Ramesh']);
  });

  it('may leave it as it is, and is asked once for a text', async () => {
    await told('my neighbour sells liquor');
    await citizen.plays(
      ['done', WARNING],
      [tap('Leave as it is'), 'Please check', 'my neighbour sells liquor'],
      [tap('Change'), 'What would you like to change'],
      [tap('Back to the report'), 'Please check', `not: ${WARNING}`],
      [tap('Send'), 'received your report'],
    );
    assert.equal(await bodyOf(citizen), 'my neighbour sells liquor');
  });

  it('may answer in writing', async () => {
    await told('my neighbour sells liquor');
    await citizen.plays(['done', WARNING], ['maybe', 'Please tap one of the choices', WARNING], ['no', 'Please check']);
  });

  it('is warned of a place that is theirs, which is asked for again', async () => {
    await citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['opposite my house in Mariahu'], ['They play cards']);
    await citizen.plays(['done', WARNING, 'my house”'], [tap('Change it'), 'Where is it?'], ['Mariahu', 'Please check', '*Place:* Mariahu']);
  });

  it('is warned of words that came with the review open, before they are sent', async () => {
    await told('They play cards there');
    await citizen.plays(['done', 'Please check'], ['by the way my name is Ramesh', 'We have kept'], [tap('Send'), WARNING, 'not: received your report']);
    await citizen.plays([tap('Change it'), 'That message has been taken out', 'Please check'], [tap('Send'), 'received your report']);
    assert.equal(await bodyOf(citizen), 'They play cards there');
  });

  it('is warned in Hindi, and what comes instead of an answer is kept', async () => {
    await citizen.plays(['नमस्ते'], ['१'], ['४'], ['१'], ['मड़ियाहूं'], ['मेरे पड़ोस में रोज जुआ होता है']);
    await citizen.plays(
      ['हो गया', 'इन शब्दों से पता चल सकता है', '“मेरे पड़ोस”', '[बदलें]', '[ऐसे ही रहने दें]'],
      [photo(), 'सुरक्षित है', 'इन शब्दों से पता चल सकता है'],
      [tap('ऐसे ही रहने दें'), 'भेजने से पहले देख लें'],
    );
  });

  it('goes back from the warning with "back" to the question before', async () => {
    await told('my neighbour sells liquor');
    await citizen.plays(['done', WARNING], ['back', 'Received so far: 1 message'], ['done', WARNING]);
  });

  it('taps the old choice after the report was sent, and nothing changes', async () => {
    await told('my neighbour sells liquor');
    await citizen.plays(['done', WARNING], [tap('Leave as it is')], [tap('Send'), 'received your report'], [tap('Change it'), 'already been sent']);
    assert.equal(await bodyOf(citizen), 'my neighbour sells liquor');
  });

  it('is warned whichever way the words came: first of all, under a photo, as the name of a pin', async () => {
    await citizen.plays(['mera naam Ramesh hai, yahan juaa hota hai'], ['English'], ['Jaunpur'], [pin(25.6, 82.6, 'Opposite my house')], [photo('taken from my shop')]);
    await citizen.plays(['done', WARNING], [tap('Leave as it is'), WARNING], [tap('Leave as it is'), 'Please check']);
    const quoted = citizen.heard.filter(({ text }) => text.includes(WARNING)).map(({ text }) => text).join();
    for (const words of ['mera naam Ramesh', 'my house', 'my shop']) assert.ok(quoted.includes(words), words);
  });

  it('is warned of what two messages tell together, and both go when it is changed', async () => {
    await told('They play cards there', 'My name is', 'Suresh Dubey');
    await citizen.plays(['done', WARNING, '“My name is Suresh”'], [tap('Change it'), 'Received so far: 1 message'], ['done', 'Please check', 'not: Suresh', 'not: My name']);
  });

  it('is not warned of a suspect who is named', async () => {
    await told('His name is Raju and he sells ganja near the temple');
    await citizen.plays(['done', 'Please check', `not: ${WARNING}`]);
  });
});
