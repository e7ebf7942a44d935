// The citizen's own number, name and e-mail address are masked; what a report is about stays.
import assert from 'node:assert/strict';
import { maskOwnDetails } from '../../../lib/gate/scrub/own-details';

const OWN = { phone: '+919800000041', profileName: 'Asha Kumari Devi' };
const mask = (text: string, own = OWN) => maskOwnDetails(text, own, '•••');

describe('own details in a text', () => {
  for (const number of ['9800000041', '09800000041', '919800000041', '+919800000041', '+91 98000 00041', '+91-98000-00041', '0091 9800000041', '98000 00041', '980-000-0041', '9 8 0 0 0 0 0 0 4 1', '(+91) 98000.00041', '+91 (0) 98000 00041', '९८००००००४१', '+९१ ९८००० ०००४१', '98000\u200b00041', '９８００００００４１', '98०००00041']) {
    it(`hides the number written as ${number}`, () => {
      const masked = mask(`call me on ${number}, please`);
      assert.match(masked, /^call me on \(?•••, please$/);
    });
  }

  it('hides every place where the number stands', () => {
    assert.equal(mask('9800000041 / 98000-00041'), '••• / •••');
  });

  for (const other of ['9800000042', '98000000411', '1298000000415', 'UP62 AB 9800', 'Rs 98000', '+91 98000 00014', '26.449, 80.3319']) {
    it(`leaves other figures alone: ${other}`, () => {
      assert.equal(mask(`seen: ${other}.`), `seen: ${other}.`);
    });
  }

  it('hides the WhatsApp name as a whole, in any case and spacing, and in Devanagari', () => {
    assert.equal(mask('I am asha  kumari DEVI from Jaunpur'), 'I am ••• from Jaunpur');
    assert.equal(mask('मैं आशा देवी हूँ', { phone: OWN.phone, profileName: 'आशा देवी' }), 'मैं ••• हूँ');
  });

  it('leaves a single word of a longer name: the suspect may share it', () => {
    assert.equal(mask('Ram Kumari sells it'), 'Ram Kumari sells it');
  });

  it('hides a name of one word only as a word of its own, and not when it is short', () => {
    assert.equal(mask('Ashalata and Asha said', { phone: OWN.phone, profileName: 'Asha' }), 'Ashalata and ••• said');
    assert.equal(mask('Om said so', { phone: OWN.phone, profileName: 'Om' }), 'Om said so');
  });

  it('takes a name full of signs for what it is', () => {
    assert.equal(mask('this (.*)+ stays', { phone: OWN.phone, profileName: '(.*)+' }), 'this (.*)+ stays');
    assert.equal(mask('I am A.K. [Devi]', { phone: OWN.phone, profileName: 'A.K. Devi 🌸' }), 'I am A.K. [Devi]');
  });

  it('hides an e-mail address of theirs and leaves others', () => {
    assert.equal(mask('asha.devi@example.org or 9800000041@example.com'), '••• or •••');
    assert.equal(mask('he uses boss@example.org'), 'he uses boss@example.org');
  });

  it('changes nothing for a sender without number and name', () => {
    assert.equal(maskOwnDetails('call 9800000041', {}, '•••'), 'call 9800000041');
  });
});
