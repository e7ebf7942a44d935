// The words that a citizen gets.
import assert from 'node:assert/strict';
import { compose, outcomeWords, type Facts } from '../../../lib/desk/notify/compose';

const facts: Facts = { receipt: 'JK4-7QX-9PM', category: 'Gambling', district: 'Jaunpur', station: '', outcome: 'Action taken', text: 'Three people were held.' };

describe('the words of a notification', () => {
  it('fill in what is known and leave out a line of which nothing is', () => {
    assert.equal(compose('Reference {receipt}\n\n{text}\nStation: {station}\nDistrict: {district}', 'en', facts), 'Reference JK4-7QX-9PM\n\nThree people were held.\nDistrict: Jaunpur');
    assert.equal(compose('Reference {receipt}\n\n{text}\n\nThank you.', 'en', { ...facts, text: '' }), 'Reference JK4-7QX-9PM\n\nThank you.');
  });

  it('name no crime, category or place in the first line', () => {
    for (const name of ['category', 'district', 'station', 'outcome', 'text'] as const) {
      const text = compose(`{${name}} {receipt}`, 'en', { ...facts, station: 'Mariahu' });
      const [first] = text.split('\n');
      assert.equal(first, 'Receipt JK4-7QX-9PM: there is news.');
    }
    assert.match(compose('{category}', 'hi', facts).split('\n')[0]!, /रसीद JK4-7QX-9PM/);
  });

  it('name none in the first line where police IT wrote it out', () => {
    assert.equal(compose('News of GAMBLING in Saidpur\n{text}', 'en', facts).split('\n')[0], 'Receipt JK4-7QX-9PM: there is news.');
    assert.equal(compose('News from your police\nGambling', 'en', facts).split('\n')[0], 'News from your police');
  });

  it('name none in the first line where it is another than the tip\'s, in other words, in part or in the other language', () => {
    const names = ['Illegal weapons (making, supply, sale)', 'अवैध हथियार', 'गाजीपुर', 'Ghazipur', 'जुआ / सट्टा'];
    const neutral = 'Receipt JK4-7QX-9PM: there is news.';
    for (const line of ['About the illegal weapons', 'The murder you told us of', 'Your tip about ganja', 'चरस और गांजा की आपकी सूचना', 'हत्या की सूचना', 'News from GHAZIPUR', 'सट्टा: {receipt}', 'गाजीपुर पुलिस', '*Robbery* {receipt}']) {
      assert.equal(compose(`${line}\n{text}`, 'en', facts, names).split('\n')[0], neutral, line);
    }
  });

  it('are left as police IT wrote them where the first line tells nothing', () => {
    const names = ['Illegal weapons (making, supply, sale)', 'Jaunpur', 'जौनपुर', 'Line Bazar', 'Any other information', 'अन्य कोई सूचना'];
    for (const line of ['Police Satark Mitra · receipt {receipt}', 'पुलिस सतर्क मित्र · रसीद {receipt}', 'News from your police', 'आपके लिए एक संदेश है', 'Receipt {receipt}: there is news.', 'रसीद {receipt}: नई जानकारी है।', '{receipt}', 'An officer has a question', 'Hello 🙏']) {
      for (const receipt of ['JK4-7QX-9PM', 'GUN-RAP-EKW']) assert.equal(compose(`${line}\n{text}`, 'en', { ...facts, receipt }, names).split('\n')[0], line.replace('{receipt}', receipt));
    }
  });

  it('leave placeholders alone that an officer wrote into the text', () => {
    assert.equal(compose('R\n{text}', 'en', { ...facts, text: 'see {district} {receipt}' }), 'R\nsee {district} {receipt}');
  });

  it('keep within what WhatsApp takes by cutting the officer\'s text, not what stands after it', () => {
    const text = compose('R {receipt}\n{text}\nReply here.', 'en', { ...facts, text: 'क्ष'.repeat(3000) });
    assert.ok(text.length <= 1600 && text.length > 1500);
    assert.match(text, /क्ष…\nReply here\.$/);
  });

  it('name the outcome in the citizen\'s language', () => {
    assert.equal(outcomeWords('nothing-found', 'hi'), 'कुछ नहीं मिला');
    assert.equal(outcomeWords(null, 'hi'), '');
  });
});
