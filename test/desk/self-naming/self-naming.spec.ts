// Self-naming is found in the labelled sentences, and seldom where there is none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfNaming } from '../../../lib/desk/self-naming/find';
import { EIGHTH_LOT } from './eighth-lot';
import { FIFTH_LOT } from './fifth-lot';
import { FOURTH_LOT } from './fourth-lot';
import { HELD_OUT } from './held-out';
import { NINTH_LOT } from './ninth-lot';
import { FIRST_OTHERS, FIRST_SELF, SECOND_OTHERS, SECOND_SELF, THIRD_OTHERS, THIRD_SELF } from './sentences';
import { SEVENTH_LOT } from './seventh-lot';
import { SIXTH_LOT } from './sixth-lot';
import type { Sentences } from './sentence-lines';
import { THIRD_LOT } from './third-lot';
import { TUNED_ON } from './tuned-on';

const { find } = selfNaming();
const SELF = [...FIRST_SELF, ...SECOND_SELF, ...THIRD_SELF];
const OTHERS = [...FIRST_OTHERS, ...SECOND_OTHERS, ...THIRD_OTHERS];
const LOTS: Record<string, Record<string, Sentences>> = { 'tuned on': TUNED_ON, 'held out': HELD_OUT, third: THIRD_LOT, fourth: FOURTH_LOT, fifth: FIFTH_LOT, sixth: SIXTH_LOT, seventh: SEVENTH_LOT, eighth: EIGHTH_LOT, ninth: NINTH_LOT };

describe('self-naming', () => {
  it('is found in at least 19 of 20 sentences in which people tell who they are', () => {
    const missed = SELF.filter((text) => find(text).length === 0);
    assert.ok(missed.length <= SELF.length / 20, `${missed.length} of ${SELF.length} missed:\n${missed.join('\n')}`);
  });

  it('is not seen in at least 19 of 20 sentences that name others or nobody', () => {
    const alarms = OTHERS.filter((text) => find(text).length > 0);
    assert.ok(alarms.length <= OTHERS.length / 20, `${alarms.length} of ${OTHERS.length}:\n${alarms.join('\n')}`);
  });

  for (const [lot, languages] of Object.entries(LOTS)) {
    for (const [language, { tells, tellsNot }] of Object.entries(languages)) {
      it(`is found in nine of ten sentences that tell, and in three of a hundred at most that don't (${lot}, ${language})`, () => {
        const missed = tells.filter((text) => find(text).length === 0);
        const alarms = tellsNot.filter((text) => find(text).length > 0);
        assert.ok(missed.length <= tells.length / 10, `${missed.length} of ${tells.length} missed:\n${missed.join('\n')}`);
        assert.ok(alarms.length <= tellsNot.length * 0.03, `${alarms.length} of ${tellsNot.length}:\n${alarms.join('\n')}`);
      });
    }
  }

  it('is not what the citizen says that others say of themselves', () => {
    for (const text of ["he says I am the minister's nephew", 'wo sabse kehta hai mai daroga ka bhai hu', 'ड्राइवर ने कहा मेरा मालिक पैसा देता है']) assert.deepEqual(find(text), [], text);
  });

  it('is not seen in nine of ten ordinary reports', () => {
    const reports = readFileSync(join(__dirname, '../../../../test/desk/categories/tips-known.tsv'), 'utf8').split('\n')
      .map((line) => line.split('\t').toSorted((a, b) => b.length - a.length)[0] ?? '').filter((text) => text !== '' && !text.startsWith('#'));
    assert.ok(reports.length > 50);
    const alarms = reports.filter((text) => find(text).length > 0);
    assert.ok(alarms.length <= reports.length / 10, `${alarms.length} of ${reports.length}:\n${alarms.join('\n')}`);
  });

  it('quotes the words as they were written', () => {
    assert.deepEqual(find('सुनिए, मेरा नाम रमेश है, वहाँ जुआ होता है').map(({ written }) => written), ['मेरा नाम रमेश']);
    assert.deepEqual(find('Ganja is sold in front of My Shop daily').map(({ written }) => written), ['My Shop']);
  });

  it('is seen through fancy letters, signs that nobody sees and Urdu letters, and quoted as it was written', () => {
    for (const text of ['m\u200by na\u200bme is Suresh', '𝐌𝐲 𝐧𝐚𝐦𝐞 𝐢𝐬 𝐒𝐮𝐫𝐞𝐬𝐡', 'Ｍｙ ｎａｍｅ ｉｓ Ｓｕｒｅｓｈ', 'मे\u200dरा ना\u200cम सुरेश है', 'मेरे पड़ोस में'.normalize('NFD'), 'میرا نام سریش ہے', 'میرے گھر کے سامنے']) assert.equal(find(text).length, 1, text);
    assert.deepEqual(find('see: m\u200by na\u200bme is Suresh!').map(({ written }) => written), ['m\u200by na\u200bme is Suresh']);
    assert.deepEqual(find('میرے گاؤں میں جوا ہوتا ہے'), []);
  });

  it('is looked for in a text without end of short clauses', () => {
    for (const piece of ['my name is Suresh. ', 'मेरा नाम नहीं बताना, ', 'i i i i ', 'sir ']) assert.ok(find(piece.repeat(65_536 / piece.length)).length <= 65_536 / piece.length);
  });

  it('is not a suspect who is named', () => {
    for (const text of ['uska naam Ramesh hai', 'his name is Suresh Yadav', 'यहाँ का मालिक रमेश है', 'गाँव में रमेश दारू बेचता है', 'thane main ramesh daroga hai']) assert.deepEqual(find(text), [], text);
  });

  it('is a neighbour of the suspect, for few people are', () => {
    assert.equal(find("my neighbour's name is Ravi").length, 1);
    assert.equal(find('मेरे पड़ोस में रवि गांजा बेचता है').length, 1);
  });

  it('is not the wish to stay unnamed', () => {
    for (const text of ['please keep my name secret', 'मेरा नाम किसी को न बताएँ', 'mera naam gupt rakha jaye', 'My name should not come out']) assert.deepEqual(find(text), [], text);
  });

  it('is what police IT add, and not what they except', () => {
    const own = selfNaming({ also: 'ramu ki aata|tel chakki\n\nye _ committee', never: 'my shop floor' });
    assert.equal(find('ramu ki tel chakki par').length, 0);
    assert.equal(own.find('रामू की तेल चक्की पर').length, 1);
    assert.equal(own.find('ye durga committee').length, 1);
    assert.deepEqual(own.find('they meet on my shop floor'), []);
    assert.equal(own.find('they meet in my shop').length, 1);
  });

  it('a phrase with an unknown group is refused by name', () => {
    assert.throws(() => selfNaming({ also: 'my @nothing' }), /my @nothing/);
  });

  it('is looked for in a long text without delay', () => {
    const long = 'kal raat wahan bahut log the aur sab log ek dusre se baat kar rahe the '.repeat(60);
    assert.deepEqual(find(long), []);
  });
});
