// Whom a report's row leads to when its sender asked to be forgotten: to nobody. Without the key it looks like any other, so that a dump does not
// show which reports lost their sender at one time. It says when the row goes: when it would have gone had nobody asked.
import type { Vault } from '../vault';
import type { HandleFacts } from './choose-handle';

/** What is left of a report. */
export interface Nobody {
  state: HandleFacts['state'];
  /** the last word of either side, by the day: the desk knows it too */
  lastWord: Date;
}

const STATES: readonly HandleFacts['state'][] = ['in-progress', 'filed', 'ended'];
/** Bytes that are all zero: in a person's secret by chance in one of 2^72. */
const MARK = 9;
/** Bytes of a person's secret, and so of this. */
const SIZE = 16;
const DAY = 24 * 3_600_000;

/** The last word of either side about a report. */
export const lastWordOf = ({ createdAt, filedAt, lastMessageAt, awaitingSince }: HandleFacts): Date => new Date(Math.max(...[createdAt, filedAt, lastMessageAt, awaitingSince].map((at) => Number(at ?? 0))));

/** What goes into vault.handles.sealed of a report whose sender is forgotten. */
export function sealNobody(vault: Vault, { state, lastWord }: Nobody): Buffer {
  const bytes = Buffer.alloc(SIZE);
  bytes[MARK] = STATES.indexOf(state);
  bytes.writeUIntBE(Math.ceil(Number(lastWord) / DAY) * DAY, MARK + 1, SIZE - MARK - 1);
  return vault.seal('handle', bytes);
}

/** What is left of a report that was. "Stop" ends it at the desk; a tip stays a tip. */
export const nobodyOf = (facts: HandleFacts): Nobody => ({ state: facts.filedAt === null ? facts.state : 'filed', lastWord: lastWordOf(facts) });

/** @param bytes what stands in the row, opened; null where it leads to a person */
export function readNobody(bytes: Buffer): Nobody | null {
  if (bytes.length !== SIZE || bytes.subarray(0, MARK).some((byte) => byte !== 0)) return null;
  return { state: STATES[bytes[MARK]!] ?? 'filed', lastWord: new Date(bytes.readUIntBE(MARK + 1, SIZE - MARK - 1)) };
}
