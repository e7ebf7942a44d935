// Finds ids and addresses of WhatsApp and Twilio in a text: with them, whoever has Twilio's account finds the sender.
import type { Figure } from './figures';
import type { FoldedText, Span } from '../../language/folded-text';
import { findDigits } from './own-number';

/** Twilio's ids: two letters and 32 hexadecimal digits (https://www.twilio.com/docs/glossary/what-is-a-sid). */
const TWILIO_ID = /(?<![a-z0-9])[a-z]{2}[0-9a-f]{32}(?![a-z0-9])/g;
/** A user's id for one business: a country, a dot, and more digits than a phone number has. */
const BUSINESS_SCOPED = /(?<![\p{L}\p{N}])(?:whatsapp:)?[a-z]{2}\.\d{15,128}(?!\d)/gu;
const TWILIO_HOST = /twilio|twil\.io/g;
/** Digits of an id that are looked for without the country before them. */
const SHORTEST_DIGITS = 10;
const LONGEST_ADDRESS = 2048;

/**
 * Where they stand in a folded text.
 * @param own business-scoped ids of the sender
 */
export function findPlatformIds({ folded }: FoldedText, figures: readonly Figure[], own: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const pattern of [TWILIO_ID, BUSINESS_SCOPED]) for (const { 0: id, index } of folded.matchAll(pattern)) spans.push([index, index + id.length]);
  spans.push(...twilioAddresses(folded));
  for (const id of own) {
    const plain = id.toLowerCase();
    for (let at = folded.indexOf(plain); at >= 0; at = folded.indexOf(plain, at + plain.length)) spans.push([at, at + plain.length]);
    const [, country, digits] = /^([a-z]{2})\.(\d+)$/.exec(plain) ?? [];
    if (country === undefined || digits === undefined || digits.length < SHORTEST_DIGITS) continue;
    for (const [start, end] of findDigits(figures, digits)) {
      const before = folded.slice(Math.max(0, start - 5), start);
      const named = new RegExp(`(?<![a-z])${country}[^a-z0-9]{0,3}$`).exec(before);
      spans.push([start - (named?.[0].length ?? 0), end]);
    }
  }
  return spans;
}

function twilioAddresses(folded: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  for (const { index } of folded.matchAll(TWILIO_HOST)) {
    if (index < done) continue;
    const start = index - /[^\s<>"']*$/.exec(folded.slice(Math.max(done, index - 64), index))![0].length;
    const address = /^[^\s<>"']+/.exec(folded.slice(start, start + LONGEST_ADDRESS))![0];
    done = start + address.length;
    // The company's name alone is none.
    if (/[./]/.test(address)) spans.push([start, done]);
  }
  return spans;
}
