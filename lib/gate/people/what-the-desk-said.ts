// What the desk says of a report (filed, ended), as the gate keeps it. The desk may say it of any report, at any time, as often as it likes:
// so only what is new is heard, and a receipt counts once, while the report is young.
import type { HandleFacts } from './choose-handle';

/** Hours after a report's beginning in which it gets its receipt; the desk files or ends it long before. */
const RECEIPT_HOURS = 72;

export interface Saying {
  change: 'filed' | 'ended' | 'forget';
  at: Date;
  /** that the message tells, as the gate reads it; asked only where it matters */
  receipt(): string | null;
}

/**
 * The report after the desk's word; the same object where it changes nothing, so that nobody's row is taken for it: whoever could make the
 * gate hold a person's row again and again would see which other reports wait for it.
 */
export function heard(facts: HandleFacts, { change, at, receipt }: Saying): HandleFacts {
  if (change !== 'filed') return facts.state === 'ended' ? facts : { ...facts, state: 'ended' };
  // Filed once: what has ended since does not begin again by the desk's word.
  if (facts.filedAt !== null) return facts;
  const isYoung = Number(at) - Number(facts.createdAt) <= RECEIPT_HOURS * 3_600_000;
  return { ...facts, state: 'filed', filedAt: at, receipt: facts.receipt ?? (isYoung ? receipt() : null) };
}
