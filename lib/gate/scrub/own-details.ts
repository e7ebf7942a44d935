// Masks what a citizen writes of themself without thinking: their own number, their WhatsApp name, an e-mail address of theirs.
// A suspect's number or a vehicle's plate stays: it is what the report is about.

export interface OwnDetails {
  /** E.164 */
  phone?: string;
  profileName?: string;
}

/**
 * The text with the citizen's own details replaced.
 * @param mask what stands in their place
 */
export function maskOwnDetails(text: string, own: OwnDetails, mask: string): string {
  if (!text) return text;
  let masked = text.normalize('NFC');
  masked = maskEmails(masked, own, mask);
  if (own.phone) masked = masked.replace(numberPattern(own.phone), mask);
  const name = namePattern(own.profileName);
  return name ? masked.replace(name, mask) : masked;
}

/** Zeros of the scripts in which people here write digits: ASCII, Devanagari, Arabic and Urdu, Bengali, Gurmukhi, Gujarati, full width. */
const ZEROS = [0x30, 0x966, 0x660, 0x6f0, 0x9e6, 0xa66, 0xae6, 0xff10];
const ANY_DIGIT = ZEROS.map((zero) => `${String.fromCodePoint(zero)}-${String.fromCodePoint(zero + 9)}`).join('');
/** What people put between digits, with invisible characters of copied text. */
const BETWEEN = '[\\s\\u200b-\\u200f\\u2060\\ufeff.,·•/_*~()\\[\\]\\-\\u2010-\\u2015]{0,4}';

const digit = (value: string) => `[${ZEROS.map((zero) => String.fromCodePoint(zero + Number(value))).join('')}]`;
const run = (digits: string) => [...digits].map(digit).join(BETWEEN);

/** The number in the common writings: with or without country code or a leading 0, spaced, dashed, in digits of other scripts. */
function numberPattern(phone: string): RegExp {
  const digits = phone.replace(/\D/g, '');
  const [country, national] = digits.length > 10 ? [digits.slice(0, -10), digits.slice(-10)] : ['', digits];
  const zero = digit('0');
  const countryCode = country ? `(?:\\+${BETWEEN}|${zero}${BETWEEN}${zero}${BETWEEN})?${run(country)}${BETWEEN}(?:${zero}${BETWEEN})?|` : '';
  return new RegExp(`(?<![${ANY_DIGIT}])(?:${countryCode}\\+|${zero}${BETWEEN}|)${run(national)}(?![${ANY_DIGIT}])`, 'gu');
}

const LETTER = '\\p{L}\\p{M}\\p{N}';

/**
 * The WhatsApp name as a whole. Of a name of several words no single word is masked: half the district may share it, the suspect too.
 */
function namePattern(profileName: string | undefined): RegExp | null {
  const words = nameWords(profileName);
  if (words.length === 0 || (words.length === 1 && words[0]!.length < 4)) return null;
  return new RegExp(`(?<![${LETTER}])${words.map(escape).join('[\\s.,_-]{1,3}')}(?![${LETTER}])`, 'giu');
}

function nameWords(profileName: string | undefined): string[] {
  return (profileName?.normalize('NFC') ?? '').match(new RegExp(`[${LETTER}]+`, 'gu')) ?? [];
}

/** An address is theirs where it holds their number or a word of their name. */
function maskEmails(text: string, own: OwnDetails, mask: string): string {
  const national = own.phone?.replace(/\D/g, '').slice(-10);
  const words = nameWords(own.profileName).map((word) => word.toLowerCase()).filter((word) => word.length >= 4);
  return text.replace(/[\p{L}\p{M}\p{N}._%+-]+@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+/gu, (email) => {
    const local = email.slice(0, email.indexOf('@')).toLowerCase();
    return (national && local.includes(national)) || words.some((word) => local.includes(word)) ? mask : email;
  });
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
