// Writings of a citizen's own details, and of what must stay: labelled by hand or made by rule, for own-details.spec.ts.
// Written before the masking was tuned to it. The own number is +91 98000 00041, the own name Asha Kumari Devi.

export const OWN = { phones: ['+919800000041'], businessScoped: ['IN.2000000000000041'], profileName: 'Asha Kumari Devi' };

export interface Positive {
  text: string;
  /** what must not stand in the masked text, in any case */
  gone: string[];
  /** what must still stand there */
  stays: string[];
}

const ZEROS: Record<string, number> = { devanagari: 0x966, bengali: 0x9e6, gurmukhi: 0xa66, gujarati: 0xae6, 'arabic-indic': 0x660, urdu: 0x6f0, 'full width': 0xff10, tamil: 0xbe6, 'mathematical bold': 0x1d7ce };
const inScript = (digits: string, zero: number) => [...digits].map((digit) => (/\d/.test(digit) ? String.fromCodePoint(zero + Number(digit)) : digit)).join('');

const spell = (words: string[], digits = '9800000041') => [...digits].map((digit) => words[Number(digit)]!);
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const HINDI = ['शून्य', 'एक', 'दो', 'तीन', 'चार', 'पांच', 'छह', 'सात', 'आठ', 'नौ'];
const ROMANISED = ['shunya', 'ek', 'do', 'teen', 'char', 'paanch', 'chhah', 'saat', 'aath', 'nau'];
const ENGLISH_IN_DEVANAGARI = ['ज़ीरो', 'वन', 'टू', 'थ्री', 'फोर', 'फाइव', 'सिक्स', 'सेवन', 'एट', 'नाइन'];

/** The number alone, in every way: generated first, then by hand. */
export function writings(): string[] {
  const made = new Set<string>();
  const national = '9800000041';
  for (const prefix of ['', '0', '+91', '91', '0091', '+91 ', '+91-', '(+91) ', '+91 (0)', '91 - ']) {
    for (const groups of [[10], [5, 5], [4, 3, 3], [3, 3, 4], [2, 2, 2, 2, 2]]) {
      for (const between of groups.length === 1 ? [''] : [' ', '-', '.']) made.add(prefix + grouped(national, groups).join(between));
    }
  }
  for (const between of ['/', '_', '*', '~', ', ', ' - ', '  ', '\n', ' \n', '\u200b', '\u00a0', '\u2009', '…', '|', ':', ';', '+', '\\', '=', '#', '\'', '—', ' . ', '➖', '👉']) made.add(grouped(national, [5, 5]).join(between));
  for (const between of [' ', '-', '.', '/', ',', '\n', '\u200b', '\u200d', ' - ', '_', '~']) made.add([...national].join(between));
  for (const zero of Object.values(ZEROS)) {
    made.add(inScript(national, zero));
    made.add(inScript('98000 00041', zero));
    made.add(inScript('+91-98000-00041', zero));
    made.add(inScript('98000', zero) + '00041');
  }
  made.add([...national].map((digit) => `${digit}\ufe0f\u20e3`).join(''));
  made.add([...national].map((digit) => `${digit}\ufe0f\u20e3`).join(' '));
  made.add([...national].map((digit) => String.fromCodePoint(digit === '0' ? 0x24ea : 0x2460 + Number(digit) - 1)).join(''));
  made.add('⁹⁸⁰⁰⁰⁰⁰⁰⁴¹').add('₉₈₀₀₀₀₀₀₄₁');
  for (const words of [ENGLISH, HINDI, ROMANISED, ENGLISH_IN_DEVANAGARI]) {
    for (const between of [' ', ', ', '-', ' . ', '\n']) made.add(spell(words).join(between));
    made.add(`${spell(words, '91').join(' ')} ${spell(words).join(' ')}`);
  }
  for (const [index, words] of [HINDI, ROMANISED, ENGLISH_IN_DEVANAGARI].entries()) {
    made.add([...spell(ENGLISH).slice(0, 4 + index), ...spell(words).slice(4 + index)].join(' '));
    made.add(`98000 ${spell(words, '00041').join(' ')}`);
    made.add(`${spell(words, '98000').join(' ')} 00041`);
  }
  made.add(spell(ENGLISH).map((word) => word.toUpperCase()).join(' '));
  made.add(spell(ENGLISH).map((word) => word[0]!.toUpperCase() + word.slice(1)).join(''));
  for (const writing of BY_HAND) made.add(writing);
  return [...made];
}

function grouped(digits: string, lengths: number[]): string[] {
  let at = 0;
  return lengths.map((length) => digits.slice(at, (at += length)));
}

const BY_HAND = [
  // letters for digits
  '98OOOOOO41', '98ooo ooo41', '98OOO-OOO4l', '980000004I', '9 8 O O O O O O 4 1', '98000ОО041', '98000 OOO4l', '9B00000041', '9.8.o.o.o.o.o.o.4.l',
  // doubles and triples
  'nine eight triple zero triple zero four one', 'nine eight double zero double zero double zero four one', 'nine eight, zero zero, double zero, double zero, four one',
  'nau aath triple zero triple zero char ek', 'nau aath teen baar shunya teen baar shunya chaar ek', 'नौ आठ डबल शून्य डबल शून्य डबल शून्य चार एक',
  'नौ आठ ट्रिपल ज़ीरो ट्रिपल ज़ीरो चार एक', '98 double 0 double 0 double 0 41', '98 triple zero, triple zero, 41', 'nine eight six zeros four one', 'nine eight six times zero four one', '9 8 oh oh oh oh oh oh 4 1',
  'नौ आठ छह बार शून्य चार एक', 'nau aath dabal jiro dabal jiro dabal jiro char ek', 'nine eight treble zero treble zero four one', 'nine eight zero six times four one', '98 0 6 times 41',
  // pairs and larger numbers
  'ninety eight zero zero zero zero zero zero forty one', 'ninety-eight triple zero triple zero forty-one', 'ninety eight, double zero, double zero, double zero, forty one', 'ninety eight hundred zero zero zero zero forty one',
  'अट्ठानवे शून्य शून्य शून्य शून्य शून्य शून्य इकतालीस', 'अठानवे डबल जीरो डबल जीरो डबल जीरो इकतालिस', 'अट्ठानबे ट्रिपल जीरो ट्रिपल जीरो इकतालीस', 'athanve triple zero triple zero iktalis', 'atthanve shunya shunya shunya shunya shunya shunya iktaalees',
  'athaanve 000 000 ektalis', '98 हज़ार 00041', 'अट्ठानवे हजार शून्य शून्य शून्य इकतालीस', 'ninety eight thousand triple zero forty one', 'ninety eight thousand zero zero zero forty one', 'अंठानवे सौ 0000 41', '98 सौ, 0000, इकतालीस', 'nau sau assi 0000041', 'nine eighty zero zero zero zero zero forty one',
  // mixtures
  '९८ zero zero शून्य शून्य 00 चार 1', 'nau 8 zero शून्य 0 ० oh sifar four एक', 'नाइन एट zero zero zero zero zero zero char ek', '9 eight 0 0 0 0 0 0 चार one', '+91 nine eight 000 000 41', 'plus nine one nine eight zero zero zero zero zero zero four one', 'प्लस नाइन वन 98000 00041',
  'nine8zero0zero0zero041', 'NINE EIGHT 000000 41', 'नौ-8-शून्य-0-शून्य-0-0-0-चार-1',
  // spellings of romanised Hindi
  'no aath zero zero zero zero zero zero chaar ek', 'nao ath jiro jiro jiro jiro jiro jiro char ak', 'nau aat sunya sunya sunya sunya sunya sunya chaar ek', 'nau aath sifar sifar sifar sifar sifar sifar chaar aik', 'naw aath shoonya shoonya shoonya shoonya shoonya shoonya char ik',
  'नो आठ जीरो जीरो जीरो जीरो जीरो जीरो चार एक', 'नौ आठ सिफ़र सिफ़र सिफ़र सिफ़र सिफ़र सिफ़र चार एक', 'نو آٹھ صفر صفر صفر صفر صفر صفر چار ایک', 'नाईन एट जिरो जिरो जिरो जिरो जिरो जिरो फ़ोर वन',
  'nineeightzerozerozerozerozerozerofourone', 'nauaathshunyashunyashunyashunyashunyashunyacharek', 'nine.eight.zero.zero.zero.zero.zero.zero.four.one', 'n​ine eight zero zero zero zero zero zero four one'.replace('​', '\u200b'), 'nin eigth zero zero zero zero zero zero fore one',
  // with a word or two between
  '98000 and then 00041', '98000 aur phir 00041', '98000 के बाद 00041', '980, then 000, ends 0041', 'nine eight, then zero six times, and four one', '98000 (space) 00041', '98000 dash 00041',
  // backwards
  '1400000089', '14000-00089', '1 4 0 0 0 0 0 0 8 9', '१४००००००८९',
  // in longer figures, with country codes and trunk zeros
  '0 98000 00041', '00 91 98000 00041', '+91 (98000) 00041', '+91[98000]00041', '+91 0 9800000041', '९१-९८०००-०००४१', '+९१ (०) ९८००० ०००४१', '98000000415', '1298000000415', '+91.98.00.00.00.41', '9,800,000,041', '98,00,00,00,41',
];

/** The number or another detail inside of something longer. */
export const IN_CONTEXT: Positive[] = [
  ...['https://wa.me/919800000041', 'wa.me/919800000041?text=hi', 'https://api.whatsapp.com/send?phone=919800000041', 'https://api.whatsapp.com/send/?phone=%2B919800000041&text', 'tel:+919800000041', 'tel:+91-98000-00041', 'sms:9800000041', 'whatsapp://send?phone=919800000041', 'https://example.org/u/9800000041/profile', 'https://example.org/?m=+919800000041', 'upi://pay?pa=9800000041@ybl', '9800000041@paytm', '919800000041@c.us', '919800000041@s.whatsapp.net', 'skype:+919800000041?call', 'TEL;TYPE=CELL:+91 98000 00041', 'TEL;waid=919800000041:+91 98000 00041', '<9800000041>', '"98000 00041"', '@919800000041', '#9800000041', 'mob9800000041', 'Ph.9800000041', 'नं.९८००००००४१', 'मो०9800000041', 'IMO:९८०००-०००४१'].map((link) => ({
    text: `sand trucks, see ${link} tonight`,
    gone: ['9800000041', '98000', '00041', '९८०००', '०००४१'],
    stays: ['sand trucks, see ', ' tonight'],
  })),
  { text: 'it is 9.800000041e9 in short', gone: ['9.8', '00041'], stays: ['it is ', ' in short'] },
  { text: 'first 98000 last 00041', gone: ['98000', '00041'], stays: ['first '] },
  { text: 'पहले 98000 फिर 00041 मेरा है', gone: ['98000', '00041'], stays: ['पहले ', ' मेरा है'] },
  // two places of one text hold a part each
  { text: 'My number begins with 98000, the trucks come every night at 11 pm from the river side, and it ends with 00041.', gone: ['98000', '00041'], stays: ['the trucks come every night at 11 pm'] },
  { text: '00041 is the end of it. They dig sand with three machines near the bridge. 98000 is the beginning.', gone: ['98000', '00041'], stays: ['They dig sand with three machines near the bridge.'] },
  // the end or the beginning alone, of six digits and more
  { text: 'my number ends with 000041', gone: ['000041'], stays: ['my number ends with'] },
  { text: 'last digits 0000041 if you need me', gone: ['0000041'], stays: ['if you need me'] },
  { text: 'it begins 9800000, more I will not say', gone: ['9800000'], stays: ['more I will not say'] },
  { text: 'अंतिम अंक ००००४१ है', gone: ['००००४१', '0041'], stays: ['अंतिम अंक'] },
  // a whole message with nothing but a part: numbers sent in pieces
  ...['98000', '00041', '९८०००', '0041', '9800', '98 00 0'].map((text) => ({ text, gone: [text], stays: [] })),
  { text: '+91 98000', gone: ['98000'], stays: [] },
  // another number that the writer calls theirs
  { text: 'my number is 98000 00077, call me', gone: ['98000', '00077'], stays: ['my number is', 'call me'] },
  { text: 'मेरा नंबर ९८०००००७७७ है', gone: ['९८०००००७७७'], stays: ['मेरा नंबर'] },
  { text: 'mera mobile no. 9800000777 hai', gone: ['9800000777'], stays: ['mera mobile no.'] },
  { text: 'call me on +91-98000-00777 tomorrow', gone: ['98000', '00777'], stays: ['call me on', 'tomorrow'] },
  { text: 'मेरा मोबाइल नंबर: 98000 00777', gone: ['98000'], stays: ['मेरा मोबाइल नंबर'] },
  // names
  ...['Asha Kumari Devi', 'asha kumari devi', 'ASHA KUMARI DEVI', 'Asha  Kumari\nDevi', 'asha.kumari.devi', 'Asha_Kumari_Devi', 'AshaKumariDevi', 'ashakumaridevi', 'Asha Devi', 'asha devi', 'Devi Asha Kumari', 'Asha K. Devi', 'A. K. Devi', 'Asha Kumari  Devi', 'आशा कुमारी देवी', 'आशा देवी', 'आशा-कुमारी-देवी', 'Aasha Kumaari Devi', 'Asha Kumaree Devee', '𝐀𝐬𝐡𝐚 𝐊𝐮𝐦𝐚𝐫𝐢 𝐃𝐞𝐯𝐢', 'Ａｓｈａ Ｋｕｍａｒｉ Ｄｅｖｉ', 'As\u200bha Kum\u200dari De\ufeffvi', 'A s h a K u m a r i D e v i', 'ＡＳＨＡ ＤＥＶＩ', 'आशा Kumari देवी', 'Asha कुमारी Devi'].map((name) => ({
    text: `A shop sells drugs. Regards ${name}, Mariahun`,
    gone: [name, 'asha', 'kumari', 'devi', 'आशा', 'कुमारी', 'देवी', 'K. Devi'],
    stays: ['A shop sells drugs. Regards ', ', Mariahun'],
  })),
  ...['Mrs Asha Kumari Devi', 'Smt. Asha Devi', 'श्रीमती आशा देवी', 'Asha Devi ji', 'आशा देवी जी', 'Dr. Asha Devi', 'Ms. Asha Kumari Devi', 'Shrimati Asha Kumari Devi'].map((name) => ({
    text: `${name} reports: sand is dug at night`,
    gone: ['asha', 'devi', 'आशा', 'देवी', 'smt', 'mrs', 'श्रीमती', 'shrimati', ' ji ', 'जी'],
    stays: ['reports: sand is dug at night'],
  })),
  ...['my name is Asha', 'My name is Asha.', 'I am Asha from the mill', 'मेरा नाम आशा है', 'मैं आशा बोल रही हूँ', 'mera naam asha hai', 'main Asha bol rahi hu', 'मेरा नाम Asha है', 'mera nam aasha h', 'this is Asha', 'myself Asha'].map((text) => ({ text, gone: ['asha', 'आशा', 'aasha'], stays: [] })),
  // e-mail addresses of theirs
  ...['asha.devi@example.org', 'ASHA.DEVI@EXAMPLE.ORG', 'ashadevi77@example.org', 'asha_kumari@mail.example.co.in', '9800000041@example.com', '9800000041@ybl', 'asha.devi@okbank', 'kumari.asha+tips@example.org', 'asha devi @ example.org', 'asha.devi at example dot org', 'asha.devi(at)example.org', 'asha.devi [at] example [dot] org', 'a.k.devi@example.org', 'आशा@example.org'].map((email) => ({
    text: `write to ${email} please`,
    gone: ['asha', 'devi', '9800000041', 'आशा'],
    stays: ['write to ', ' please'],
  })),
  ...['my email is flower77@example.org', 'mera email flower77@example.org hai', 'मेरा ईमेल flower77@example.org है', 'my mail id: flower77@example.org', 'email me at flower77@example.org'].map((text) => ({ text, gone: ['flower77'], stays: [] })),
  // ids of WhatsApp and Twilio
  ...['IN.2000000000000041', 'in.2000000000000041', 'whatsapp:IN.2000000000000041', 'IN 2000000000000041', '2000000000000041', 'IN.3000000000000099', 'SM0000000000000000000000000007a7a1', 'MM0123456789abcdef0123456789ABCDEF', 'ME0123456789abcdef0123456789abcdef', 'AC00000000000000000000000000000042', 'CH0123456789abcdef0123456789abcdef', 'https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000042/Messages/MM0123456789abcdef0123456789abcdef/Media/ME0123456789abcdef0123456789abcdef', 'https://mms.twiliocdn.com/AC00000000000000000000000000000042/0123456789abcdef?Expires=1', 'media.twiliocdn.com/x/y', 'api.twilio.com/2010-04-01/Accounts', 'sm0123456789abcdef0123456789abcdef'].map((id) => ({
    text: `the bot wrote ${id} to me`,
    gone: [id, 'twilio', '0123456789abcdef', '2000000000000041'],
    stays: ['the bot wrote ', ' to me'],
  })),
];

const OTHERS = [
  // numbers of others that share eight and nine digits with the own one, in many writings
  '9800000042', '9800000040', '9800000014', '9800000141', '9800001041', '9810000041', '9700000041', '8800000041', '9900000041', '9800000411', '7800000041', '9800000049', '9800000081',
  '+91 98000 00042', '+91-98000-00014', '98000 00042', '980-000-0042', '0091 9800000042', '09800000042', '९८००००००४२', '९८००० ०००१४', '9 8 0 0 0 0 0 0 4 2', '97000 00041', '98000 00401', '98001 00041', '88000 00041', '(+91) 97000-00041', '97 00 00 00 41', '97-0000-0041', '98OOOOOO42', '98000 00O42',
  'nine eight zero zero zero zero zero zero four two', 'nine seven zero zero zero zero zero zero four one', 'nine eight triple zero triple zero four two', 'nau aath shunya shunya shunya shunya shunya shunya char do', 'नौ आठ शून्य शून्य शून्य शून्य शून्य शून्य चार दो', 'नौ सात शून्य शून्य शून्य शून्य शून्य शून्य चार एक', 'ninety eight triple zero triple zero forty two', 'ninety seven triple zero triple zero forty one', 'अट्ठानवे ट्रिपल जीरो ट्रिपल जीरो बयालीस', 'athanve triple zero triple zero bayalis', 'nine eight zero zero zero four two one', 'nine eight zero zero zero zero zero four one',
  'wa.me/919800000042', 'https://wa.me/917000000041', 'tel:+919700000041', '9800000042@ybl', '9800000014@paytm', '919800000042@c.us',
  // figures of a report
  'UP62 AB 9800', 'UP 62 AT 0041', 'UP65-CD-9800', 'UP 61 T 4100', 'BR01 GH 0041', 'DL 8C AB 0041', 'यूपी 62 एबी 9800', 'UP62AB0041', 'HR 55 98 0000',
  'Rs 98000', 'Rs. 9,80,000', '₹ 98,00,000', '98 lakh', '98 hazar rupaye', '९८ हज़ार रुपये', 'ninety eight thousand rupees', 'अट्ठानवे हजार', '1,00,00,041 rupees', '5000/-', '500000', '41 kilo ganja', '4.1 kg', '980 grams', 'Rs 41,000', '98 se 41 tak',
  '23-11-2026', '23/11/26', '2026-11-23 23:41', '11:41 pm', 'raat 9 baje se 8 baje', '9-8 PM', '9 August', '26 January 1998', 'सन 1998 से', '23.11.2026 को 9:41 बजे', '9 to 8', 'रात 9 से 4 बजे', '1980 to 2041',
  'FIR 98/2026', 'FIR no. 0041/2026', 'FIR No 980/26 u/s 8/20', 'crime no. 0098 of 2026', 'मु.अ.सं. 98/2026', 'धारा 302, 307, 41', 'Section 41 CrPC', 'NDPS 8/20', 'case 9800',
  '112', '100', '1076', '1090', '1930', '05452-260041', '0548-2220041', '0542 250 0041', '05412-262041', '9454400041', '9454401098', '94544 00041', '7839860411', '+91 78398 60411', 'call 181 or 1098',
  '26.449, 80.3319', '25.7464 82.6837', '25°44\'47"N 82°41\'01"E', '222001', '233001', '232104', 'pin 221001', 'NH-31', 'NH 98, km 41', 'ward no 9, gali 8', 'house 41, lane 9', 'plot 980', 'Gate no 4, pillar 1', 'sector 9 8', 'km 9.8',
  'SM-4F7K2M-9', 'SM-98000-K2', 'receipt SM-A77-K2', '1', '2', '९', '10', '99', '4 1',
  'account 91020000004198', 'a/c 00410000098', 'IMEI 356938035643809', 'Aadhaar 2345 6789 0123', 'boss@example.org', 'write to sho.mariahun@example.org', 'his UPI is boss77@ybl',
  'gang of four, one gun', 'nine eight men', 'one two three', 'do teen aadmi', 'char paanch ladke', 'ek do baar', 'चार पांच लोग', 'नौ आठ बजे', 'दो तीन गाड़ी', 'eight or nine men, four bikes, one car', 'nau baje se aath baje tak char log', 'zero tolerance', 'double murder', 'triple talaq', 'to do so on a no of oil is', 'do so', 'I also saw all is 1', 'OIL SO IS ALL', 'so so so so so so',
  'uska number 98000 00077 hai', 'his number is 9800000777', 'उसका नंबर 9800000777 है', 'mere number par 9800000777 se dhamki aayi', 'मेरे नंबर पर 98000 00777 से फोन आया', 'the man called me from 98000 00777', 'dealer ka mobile 98000-00777', 'mujhe 9800000777 se call aaya', 'mera padosi 9800000777 se bechta hai',
];

const NAMES = ['Ram Kumari sells it', 'Asha gave me money', 'Kumari Bano runs the spa', 'Devi mandir ke paas', 'दुर्गा देवी मंदिर', 'Usha Devi', 'Asharam', 'Nisha Devi', 'आशा कार्यकर्ता', 'ASHA worker', 'देवी', 'the asha centre', 'Aashapur', 'my name is not important', 'I am afraid', 'मैं डरता हूँ', 'Sita Devi and Asha Singh', 'Kumari school', 'ashadeep colony', 'he is Ramesh Kumar', 'मेरा नाम नहीं बताना'];

/** All that must come out as it went in. */
export function negatives(): string[] {
  return [...OTHERS.map((other) => `they said ${other} there.`), ...NAMES.map((name) => `${name}, near the bridge`), ...LONGER];
}

const LONGER = [
  'Every night between 11 and 4, trucks UP62 AT 9800 and UP62 AT 0041 carry sand from the ghat; 8 labourers, 1 JCB.',
  'रात 11 बजे से 4 बजे तक ट्रक UP62 AT 9800 बालू ले जाता है, दारोगा 5000 रुपये लेता है।',
  'Suspect: Raju, 97000 00041, Pulsar UP65 BC 0041, sells 10 packets for Rs 98 each at 9 pm near gate 4.',
  'FIR 98/2026 dated 23-11-2026 at Thana Mariahun, IO said pay 98,000 by 4th, else case under 8/20 NDPS, call 05452-260041.',
  'Do log roz 9 baje aate hain, char bike, ek car (UP61 9800). 500 se 1000 rupaye lete hain.',
  'He gave three numbers: 98000 00042, 97000 00041 and 98000 00014.',
  '98000 00042, 98000 00043, 98000 00044, 98000 00014 sab bookie hain',
  'Ek quarter 80 ka, half 150, bottle 300; 24 ghante; umra 18 se kam ladke.',
];
