// Finds e-mail and payment addresses and accounts on other networks that are a citizen's own: those that hold their number or a word of their name, or that they call theirs.
import { figuresOf } from './figures';
import type { FoldedText, Span } from '../../language/folded-text';
import { findOwnNumbers, type OwnNumber } from './own-number';
import { FAMILY_NAMES } from './common-words';
import { holdsNameWord, type OwnName } from './own-name';

/** Characters of what stands before the @ and after it (RFC 5321). */
const LOCAL = 64;
const DOMAIN = 255;

const LOCAL_PART = /[\p{L}\p{M}\p{N}._%+-]+$/u;
/** "asha dot devi", before an "at" that is spoken too. */
const SPOKEN_LOCAL_PART = /(?:[\p{L}\p{M}\p{N}_-]{1,30} {1,2}(?:dot|डॉट|underscore|अंडरस्कोर) {1,2}){0,4}[\p{L}\p{M}\p{N}._%+-]+$/u;
const DOMAIN_PART = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*/u;
/** " at ", "(at)", "[at]" and a domain with "dot" after it. */
const SPOKEN_AT = /(?<![\p{L}\p{M}])[[({]?(?:at|एट)[\])}]?(?= {0,2}[\p{L}\p{N}-]{1,63} {0,2}[[({]?(?:\.|dot|डॉट)[\])}]? {0,2}[\p{L}]{2,})/gu;
const SPOKEN_DOMAIN = /^[\p{L}\p{N}-]{1,63}(?: {0,2}[[({]?(?:\.|dot|डॉट)[\])}]? {0,2}[\p{L}]{2,20}){1,3}/u;
/** "gmail . com", "gmail dot com", whichever sign stands before it. */
const SPACED_DOMAIN = /^[\p{L}\p{N}-]{1,63} {1,2}(?:\.|dot|डॉट) {1,2}[\p{L}]{2,20}/u;
/** Right before an address. */
const MINE = /(?<![\p{L}\p{M}])(?:my|mera|meri|mere|मेरा|मेरी|मेरे|me|us)[ :]{1,3}(?:e-?mail|mail|gmail|upi|ईमेल|ई-मेल|मेल)?[ :]{0,3}(?:id|address|आईडी|पता)?[ :]{0,3}(?:is|hai|है|at|on|@)?[ :=-]{0,3}$/u;

/** A name on another network: after an @ of its own, or in a link to a person's page. */
const HANDLE = /(?:(?<![\p{L}\p{M}\p{N}._%+-])@|(?:instagram\.com|facebook\.com|fb\.com|t\.me|telegram\.me|twitter\.com|x\.com|threads\.net|snapchat\.com\/add|youtube\.com|linkedin\.com\/in)\/@?)([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._-]{1,63})/gu;
/** "my insta id is …", "मेरी इंस्टा आईडी …": what follows, where it is no plain word. */
const MY_ACCOUNT = new RegExp(
  '(?<![\\p{L}\\p{M}])(?:my|mera|meri|mere|मेरा|मेरी|मेरे|hamara|hamari|हमारा|हमारी) {1,3}' +
  '(?:(?:insta|instagram|telegram|facebook|fb|snap|snapchat|twitter|x|इंस्टा|इंस्टाग्राम|टेलीग्राम|फेसबुक|ट्विटर)(?![\\p{L}\\p{M}]) {0,3})?(?:id|account|profile|username|user name|handle|page|आईडी|अकाउंट|खाता|प्रोफाइल)?(?![\\p{L}\\p{M}])' +
  ' {0,3}(?:(?:is|hai|h|है|ka|ki|par|pe)(?![\\p{L}\\p{M}]))?[ :=-]{0,3}@?([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{3,63})',
  'gu',
);
const NETWORK = /insta|telegram|facebook|fb|snap|twitter|id|account|profile|username|handle|इंस्टा|टेलीग्राम|फेसबुक|ट्विटर|आईडी|अकाउंट|प्रोफाइल/u;
/** After a name on a network: "@asha87 hu main". */
const AM_I = /^ {1,2}(?:(?:main |mai |मैं )?(?:hu|hun|hoon|हूं|हूँ)|is mine|is me|(?:mera|meri|मेरा|मेरी) {1,2}(?:hai|h|है|id|account|page|profile|channel|आईडी|अकाउंट|चैनल))(?![\p{L}\p{M}])/u;
/** No plain word, and no amount. */
const ACCOUNT_NAME = /^(?=.*\p{L}).*(?:\d|[._][\p{L}\p{N}])/u;

/** Where such addresses stand in a folded text. Linear in its length. */
export function findOwnAddresses({ folded }: FoldedText, numbers: readonly OwnNumber[], name: OwnName | null): Span[] {
  const spans: Span[] = [];
  // A family's name stands in accounts of a whole clan.
  const givenName = name && { ...name, words: name.words.filter(({ written }) => !FAMILY_NAMES.has(written)) };
  const isOwn = (local: string, start: number, held = name) =>
    (held !== null && holdsNameWord(local, held)) ||
    findOwnNumbers({ folded: local, placeOf: (from, to) => [from, to] }, figuresOf(local), numbers).length > 0 ||
    MINE.test(folded.slice(Math.max(0, start - 40), start));
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    put(at - trailingSpace(folded, at), at + 1 + leadingSpace(folded, at + 1), DOMAIN_PART);
  }
  for (const { 0: sign, index } of folded.matchAll(SPOKEN_AT)) put(index - trailingSpace(folded, index), index + sign.length + leadingSpace(folded, index + sign.length), SPOKEN_DOMAIN, SPOKEN_LOCAL_PART);
  for (const match of folded.matchAll(HANDLE)) putAccount(match, false);
  for (const match of folded.matchAll(MY_ACCOUNT)) if (ACCOUNT_NAME.test(match[1]!) && NETWORK.test(match[0].slice(0, -match[1]!.length))) putAccount(match, true);
  return spans;

  function putAccount({ 0: written, 1: account, index }: RegExpMatchArray, mine: boolean): void {
    const end = index! + written.length;
    const trimmed = account!.replace(/[._-]+$/, '');
    const start = end - account!.length - (folded[end - account!.length - 1] === '@' ? 1 : 0);
    if (mine || AM_I.test(folded.slice(end, end + 20)) || isOwn(trimmed, start, givenName)) spans.push([start, end - account!.length + trimmed.length]);
  }

  function put(localEnd: number, domainStart: number, domainPart: RegExp, localPart = LOCAL_PART): void {
    const local = localPart.exec(folded.slice(Math.max(0, localEnd - LOCAL), localEnd))?.[0];
    const after = folded.slice(domainStart, domainStart + DOMAIN);
    const domain = (SPACED_DOMAIN.exec(after) ?? domainPart.exec(after))?.[0];
    if (local && domain && isOwn(local, localEnd - local.length)) spans.push([localEnd - local.length, domainStart + domain.length]);
  }
}

const trailingSpace = (folded: string, at: number) => / {0,2}$/.exec(folded.slice(Math.max(0, at - 2), at))![0].length;
const leadingSpace = (folded: string, at: number) => /^ {0,2}/.exec(folded.slice(at, at + 2))![0].length;
