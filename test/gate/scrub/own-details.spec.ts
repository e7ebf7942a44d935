// The citizen's own number, name and e-mail address are masked; what a report is about stays.
import assert from 'node:assert/strict';
import { figuresOf } from '../../../lib/gate/scrub/figures';
import { createMasking, type OwnDetails } from '../../../lib/gate/scrub/own-details';
import { paths } from '../../../lib/gate/scrub/own-number';
import * as corpus from './corpus';
import { FIRST_UNSEEN, SECOND_UNSEEN } from './unseen-lots';

const OWN = { phones: ['+919800000041'], profileName: 'Asha Kumari Devi' };
const mask = (text: string, own: OwnDetails = OWN) => createMasking(own, '•••')(text);

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

  for (const other of ['9800000042', 'UP62 AB 9800', 'Rs 98000', '+91 98000 00014', '26.449, 80.3319']) {
    it(`leaves other figures alone: ${other}`, () => {
      assert.equal(mask(`seen: ${other}.`), `seen: ${other}.`);
    });
  }

  for (const claim of ['my other number is', 'my new mobile number', 'hamar nambar', 'mera dusra number', 'मेरा दूसरा मोबाइल नंबर']) {
    it(`hides another number after "${claim}", also in words`, () => {
      assert.equal(mask(`${claim} 9800000077.`), `${claim} •••.`);
      assert.equal(mask(`${claim} nine eight double zero zero 00 zero seven seven`), `${claim} •••`);
      assert.equal(mask(`${claim} नौ आठ शून्य शून्य शून्य शून्य शून्य शून्य सात सात`), `${claim} •••`);
    });
  }

  it('leaves somebody else\'s number in words, and few digits after "my number"', () => {
    for (const text of ['his number is nine eight zero zero zero zero zero zero seven seven', 'mere bhai ka dusra number 9800000077', 'my house number is two', 'my complaint number 182 of 2026']) assert.equal(mask(text), text);
  });

  it('hides the number where it is heard wrong or written together', () => {
    assert.equal(mask('nine ate zero zero zero zero zero zero for one'), '•••');
    assert.equal(createMasking({ phones: ['+919820000041'] }, '•••')('nauaathdoshunyashunyashunyashunyashunyachaarek'), '•••');
  });

  it('hides the name with a word of it shortened, and one word of it as people begin and end a message', () => {
    const kumar = { profileName: 'Ramesh Kumar Yadav' };
    for (const text of ['Ramesh Kr Yadav', 'Ramesh Kr. Yadav', 'रमेश कु यादव', 'Ramesh here', 'Ramesh this side']) assert.match(mask(`${text}, please act`, kumar), /^•••(?: here| this side)?, please act$/, text);
    for (const text of ['Rajesh Kr Singh', 'Ramesh here sells ganja', 'K Yadav', 'Yadav ji here on duty', 'Suresh Kr Yadav']) assert.equal(mask(text, kumar), text);
  });

  it('hides an address of one\'s own that is written with spaces', () => {
    assert.equal(mask('mail me: likes.kites @ example . com'), 'mail me: •••');
    assert.equal(mask('seller ganja420@ybl . Please act'), 'seller ganja420@ybl . Please act');
  });

  it('hides the WhatsApp name as a whole, in any case and spacing, and in Devanagari', () => {
    assert.equal(mask('I am asha  kumari DEVI from Jaunpur'), 'I am ••• from Jaunpur');
    assert.equal(mask('मैं आशा देवी हूँ', { phones: OWN.phones, profileName: 'आशा देवी' }), 'मैं ••• हूँ');
  });

  it('leaves a single word of a longer name: the suspect may share it', () => {
    assert.equal(mask('Ram Kumari sells it'), 'Ram Kumari sells it');
  });

  it('hides a name of one word only as a word of its own, and not when it is short', () => {
    assert.equal(mask('Ashalata and Asha said', { phones: OWN.phones, profileName: 'Asha' }), 'Ashalata and ••• said');
    assert.equal(mask('Om said so', { phones: OWN.phones, profileName: 'Om' }), 'Om said so');
    assert.equal(mask('mera naam Om hai', { phones: OWN.phones, profileName: 'Om' }), 'mera naam ••• hai');
  });

  it('takes a name full of signs for what it is', () => {
    assert.equal(mask('this (.*)+ stays', { phones: OWN.phones, profileName: '(.*)+' }), 'this (.*)+ stays');
    assert.equal(mask('I am A.K. [Devi]', { phones: OWN.phones, profileName: 'A.K. Devi 🌸' }), 'I am A.K. [Devi]');
  });

  it('hides an e-mail address of theirs and leaves others', () => {
    assert.equal(mask('asha.devi@example.org or 9800000041@example.com'), '••• or •••');
    assert.equal(mask('he uses boss@example.org'), 'he uses boss@example.org');
  });

  it('changes nothing for a sender without number and name', () => {
    assert.equal(mask('call 9800000041', {}), 'call 9800000041');
  });
});

/** Hindi from 0 to 99, as schoolbooks write it. */
const HINDI = `शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
नब्बे इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे`.split(/\s+/);
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const english = (pair: number) => (pair < 20 ? UNITS[pair]! : [TENS[Math.floor(pair / 10)]!, ...(pair % 10 ? [UNITS[pair % 10]!] : [])].join(' '));

describe('a corpus of writings', () => {
  const masked = createMasking(corpus.OWN, '•••');

  it('loses the own number in each of over 300 writings, and nothing around it', () => {
    const writings = corpus.writings();
    assert.ok(writings.length > 300);
    const missed = writings.filter((writing) => {
      const [, within] = /^come to (.*) quickly$/su.exec(masked(`come to ${writing} quickly`)) ?? [];
      return !within?.includes('•••') || /[\p{L}\p{N}]/u.test(within.replaceAll('•••', ''));
    });
    assert.deepEqual(missed, []);
  });

  it('loses what is theirs inside of links, sentences, signatures and addresses, and keeps the rest', () => {
    const missed = corpus.IN_CONTEXT.filter(({ text, gone, stays }) => {
      const out = masked(text);
      const low = out.normalize('NFKC').toLowerCase();
      return !out.includes('•••') || gone.some((part) => low.includes(part.toLowerCase())) || stays.some((part) => !out.includes(part));
    });
    assert.deepEqual(missed.map(({ text }) => masked(text)), []);
  });

  it('keeps every number, plate, amount, date and name of others as it is written', () => {
    const negatives = corpus.negatives();
    assert.ok(negatives.length >= 150);
    assert.deepEqual(negatives.filter((text) => masked(text) !== text.normalize('NFC')).map((text) => masked(text)), []);
  });

  it('loses every last pair of digits, in Hindi and English words', () => {
    assert.equal(HINDI.length, 100);
    for (let pair = 10; pair < 100; pair++) {
      const own = createMasking({ phones: [`+9198000000${pair}`] }, '•••');
      const other = createMasking({ phones: [`+9198000000${pair === 99 ? 10 : pair + 1}`] }, '•••');
      for (const text of [`अट्ठानवे ट्रिपल शून्य ट्रिपल शून्य ${HINDI[pair]!}`, `98 000000 ${HINDI[pair]!}`, `ninety eight triple zero triple zero ${english(pair)}`]) {
        assert.equal(own(text), '•••', text);
        assert.equal(other(text), text, text);
      }
    }
  });

  it('looks at no more readings of a text twice as long than twice as many, whatever is written', () => {
    for (const piece of ['9800000041', 'nine eight zero ', 'double ', 'hundred lakh crore ', '9 times 0 ', 'oil ', '98OO', '9 8 0 0 0 0 0 0 4 ', 'सौ हज़ार ', 'teen baar shunya ']) {
      const [half, whole] = [4096, 8192].map((length) => paths(figuresOf(piece.repeat(length).slice(0, length)), '9800000041').steps) as [number, number];
      assert.ok(whole <= 2.1 * half + 100, `${piece}: ${half} steps, then ${whole}`);
      assert.ok(whole < 8192 * 120, `${piece}: ${whole} steps`);
    }
  });

  it('comes to an end with hostile texts of 8,192 characters', () => {
    for (const piece of ['@', 'a@a.', ' at a dot ', 'Asha Kumari ', 'A K ', 'twilio.', 'in.1', ' ', 'my number is ', '9', 'a', 'आशा ', 'SM0', '+91 ']) assert.equal(typeof masked(piece.repeat(8192 / piece.length)), 'string');
  });
});

describe('unseen lots', () => {
  /** Letters and digits: how a mask leaves signs around it is no matter. */
  const letters = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

  for (const [name, lots] of [['first', FIRST_UNSEEN], ['second', SECOND_UNSEEN]] as const) {
    it(`lose all that is the writer's own and keep all that is others' (${name} lot)`, () => {
      const left: string[] = [];
      const changed: string[] = [];
      for (const { number, name: profileName, own, stays } of lots) {
        const masked = createMasking({ phones: [`+${number}`], profileName }, '•••');
        for (const text of own) {
          const out = masked(text.replace(/[⟦⟧]/gu, ''));
          const others = letters(text.replace(/⟦[^⟧]*⟧/gsu, ' '));
          // Titles, and words between two halves, may go with them.
          if (!out.includes('•••') || letters(out).length > others.length) left.push(out);
        }
        changed.push(...stays.filter((text) => masked(text) !== text.normalize('NFC')));
      }
      assert.deepEqual({ left, changed }, { left: [], changed: [] });
    });
  }
});

describe('a WhatsApp name that is an ordinary word, a family\'s or a place\'s', () => {
  const named = (profileName: string, text: string) => createMasking({ profileName }, '•••')(text);

  it('ruins no story', () => {
    for (const [name, text] of [
      ['Police', 'police paisa leti hai'], ['पुलिस', 'पुलिस पैसा लेती है'], ['A', 'A block me'], ['Ram', 'Ram mandir ke paas'], ['Sita ji', 'Sita mandir ke pas ganja'], ['Yadav ji', 'pradhan Yadav ji ne goli chalayi'], ['Singh', 'Vikram Singh ka adda'],
      ['Mahakal', 'Mahakal mandir ke pichhe'], ['Papa', 'uske papa bhi bechte hai'], ['Student', 'student ko smack bechta hai'], ['Truck Driver', 'truck driver ko roka'], ['Jan Seva Kendra', 'jan seva kendra par ghoos'], ['Good Morning', 'good morning sir'],
      ['India', 'paisa fraud@indiapost.example par gaya'], ['Raju', 'Raju tea stall par'], ['दुर्गा', 'दुर्गा पूजा पंडाल में जुआ'], ['Vikas', 'vikas bhawan ke pas'], ['Sunita Devi', 'thana main devi mandir ke pas'], ['Sunita Devi', 'गाँव मे देवी का मंदिर है'],
    ] as const) assert.equal(named(name, text), text, name);
  });

  it('is masked where the writer says it of themself', () => {
    for (const [name, text] of [['Ram', 'mera naam Ram hai'], ['Ali', 'main Ali bol raha hu'], ['Yadav ji', 'regards Yadav'], ['Singh', 'Thanks, Singh'], ['Lucky', 'call me. Lucky'], ['Boss 😎', 'mera naam boss hai'], ['Vikas', 'Vikas ki taraf se']] as const) {
      assert.match(named(name, text), /•••/, text);
    }
  });

  it('is masked in the other script where its last letter is spoken, and in Urdu\'s', () => {
    assert.equal(named('राजेश मौर्य', 'RAJESH MAURYA wrote it'), '••• wrote it');
    assert.equal(named('Shahnawaz Khan', 'शाहनवाज़ खान ने लिखा'.normalize('NFD')), '••• ने लिखा'.normalize('NFC'));
    assert.equal(named('Mohd Irfan Ansari', 'محمد عرفان انصاری'), '•••');
  });
});

describe('numbers of other countries', () => {
  it('are known without their country code, and with a zero before', () => {
    const dubai = createMasking({ phones: ['+971500000041'] }, '•••');
    assert.equal(dubai('0500000041 or 00971 50 000 0041'), '••• or •••');
    assert.equal(createMasking({ phones: ['+9779800000041'] }, '•••')('9800000041'), '•••');
  });
});

describe('a sender with several numbers and ids', () => {
  it('loses each of them', () => {
    const masked = createMasking({ phones: ['+919800000041', '+919800000057'], businessScoped: ['IN.2000000000000041', 'IN.2000000000000057'] }, '•••');
    assert.equal(masked('98000 00041, 9800000057; IN.2000000000000041 IN.2000000000000057'), '•••, •••; ••• •••');
  });
});
