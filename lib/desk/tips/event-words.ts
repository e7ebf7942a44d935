// The words of an event (question, answer, account, note, reason, position …), sealed and bound to the tip and the kind of event.
import { seals } from '../seals';

/** What may stand open: names of states, ids, and what statements look for. Whatever else a detail holds is sealed. */
const OPEN = new Set(['officer', 'officerName', 'again', 'outcome', 'incomplete', 'notSolved', 'from', 'to']);

export type Detail = Record<string, unknown>;

/** A detail as its row keeps it. */
export interface KeptDetail {
  detail: Detail;
  /** sealed; null where nothing is to be sealed */
  words: Buffer | null;
}

export function sealDetail(receipt: string, kind: string, detail: Detail): KeptDetail {
  const entries = Object.entries(detail);
  const words = entries.filter(([name]) => !OPEN.has(name));
  return {
    detail: Object.fromEntries(entries.filter(([name]) => OPEN.has(name))),
    words: words.length === 0 ? null : seals().keep('event', nameOf(receipt, kind), Object.fromEntries(words)),
  };
}

/** @throws WrongKey where it is sealed with another key; Error where it was changed or is another tip's, or another kind's */
export function openDetail(receipt: string, kind: string, { detail, words }: { detail: Detail; words: Uint8Array | null }): Detail {
  // Nobody but the desk wrote what is sealed; words that stand open are nobody's.
  const open = Object.fromEntries(Object.entries(detail).filter(([name]) => OPEN.has(name)));
  return words === null ? open : { ...open, ...seals().read<Detail>('event', nameOf(receipt, kind), words) };
}

const nameOf = (receipt: string, kind: string) => `${receipt} ${kind}`;
