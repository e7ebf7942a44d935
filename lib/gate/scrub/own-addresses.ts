// Finds e-mail and payment addresses of a citizen's own in a text: those that hold their number or a word of their name, or that they call theirs.
import { figuresOf } from './figures';
import type { FoldedText, Span } from './folded-text';
import { findOwnNumbers, type OwnNumber } from './own-number';
import { holdsNameWord, type OwnName } from './own-name';

/** Characters of what stands before the @ and after it (RFC 5321). */
const LOCAL = 64;
const DOMAIN = 255;

const LOCAL_PART = /[\p{L}\p{M}\p{N}._%+-]+$/u;
const DOMAIN_PART = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*/u;
/** " at ", "(at)", "[at]" and a domain with "dot" after it. */
const SPOKEN_AT = /(?<![\p{L}\p{M}])[[({]?(?:at|एट)[\])}]?(?= {0,2}[\p{L}\p{N}-]{1,63} {0,2}[[({]?(?:\.|dot|डॉट)[\])}]? {0,2}[\p{L}]{2,})/gu;
const SPOKEN_DOMAIN = /^[\p{L}\p{N}-]{1,63}(?: {0,2}[[({]?(?:\.|dot|डॉट)[\])}]? {0,2}[\p{L}]{2,20}){1,3}/u;
/** "gmail . com", "gmail dot com", whichever sign stands before it. */
const SPACED_DOMAIN = /^[\p{L}\p{N}-]{1,63} {1,2}(?:\.|dot|डॉट) {1,2}[\p{L}]{2,20}/u;
/** Right before an address. */
const MINE = /(?<![\p{L}\p{M}])(?:my|mera|meri|mere|मेरा|मेरी|मेरे|me|us)[ :]{1,3}(?:e-?mail|mail|gmail|upi|ईमेल|ई-मेल|मेल)?[ :]{0,3}(?:id|address|आईडी|पता)?[ :]{0,3}(?:is|hai|है|at|on|@)?[ :=-]{0,3}$/u;

/** Where such addresses stand in a folded text. Linear in its length. */
export function findOwnAddresses({ folded }: FoldedText, numbers: readonly OwnNumber[], name: OwnName | null): Span[] {
  const spans: Span[] = [];
  const isOwn = (local: string, start: number) =>
    (name !== null && holdsNameWord(local, name)) ||
    findOwnNumbers({ folded: local, placeOf: (from, to) => [from, to] }, figuresOf(local), numbers).length > 0 ||
    MINE.test(folded.slice(Math.max(0, start - 40), start));
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    put(at - trailingSpace(folded, at), at + 1 + leadingSpace(folded, at + 1), DOMAIN_PART);
  }
  for (const { 0: sign, index } of folded.matchAll(SPOKEN_AT)) put(index - trailingSpace(folded, index), index + sign.length + leadingSpace(folded, index + sign.length), SPOKEN_DOMAIN);
  return spans;

  function put(localEnd: number, domainStart: number, domainPart: RegExp): void {
    const local = LOCAL_PART.exec(folded.slice(Math.max(0, localEnd - LOCAL), localEnd))?.[0];
    const after = folded.slice(domainStart, domainStart + DOMAIN);
    const domain = (SPACED_DOMAIN.exec(after) ?? domainPart.exec(after))?.[0];
    if (local && domain && isOwn(local, localEnd - local.length)) spans.push([localEnd - local.length, domainStart + domain.length]);
  }
}

const trailingSpace = (folded: string, at: number) => / {0,2}$/.exec(folded.slice(Math.max(0, at - 2), at))![0].length;
const leadingSpace = (folded: string, at: number) => /^ {0,2}/.exec(folded.slice(at, at + 2))![0].length;
