// The frame of every change to a tip: seen by the person, still as they saw it, then event, audit line and wake-up in one transaction.
import type { Queryable, Sql } from '../../database/connect';
import { CHANNELS } from '../../exchange/messages';
import { asUser } from '../offices/as-user';
import { audit, type Act } from '../offices/audit';
import { Problem } from '../offices/problems';
import { rightsOf, type Viewer } from '../offices/viewer';
import { sealDetail } from '../tips/event-words';
import { STATES_FOR, tipOf, type Tip, type TipEvent, type TipRight } from './read-tip';
import type { TipState } from './tip-rows';

/** The tip as it stands, locked until the transaction ends. */
export interface LockedTip {
  id: number;
  receipt: string;
  version: number;
  state: TipState;
  category: string;
  sensitivity: string;
  district: string | null;
  station: string | null;
  assignedTo: number | null;
}

export interface Change {
  event: { kind: TipEvent['kind']; detail: Record<string, unknown>; release?: boolean };
  act: Act;
  /** ids, states and counts only */
  audited?: Record<string, string | number | boolean | null>;
  /** what needs the event's id */
  after?: (transaction: Queryable, eventId: number) => Promise<void>;
}

/**
 * Changes a tip on behalf of a person.
 * @param version the version that the person saw; null where two such changes don't disturb each other
 * @param decide makes the change and says what to write down; may throw a Problem
 * @returns the tip after it
 * @throws Problem not-allowed, not-found, changed-meanwhile, wrong-state
 */
export async function changeTip(sql: Sql, viewer: Viewer, id: number, right: TipRight, version: number | null, decide: (transaction: Queryable, tip: LockedTip) => Promise<Change>): Promise<Tip> {
  if (!rightsOf(viewer.role)[right]) throw new Problem('not-allowed');
  return asUser(sql, viewer, async (transaction) => {
    const [tip] = await transaction<LockedTip[]>`
      select id, receipt, version, state, category, sensitivity, district, station, assigned_to as "assignedTo" from desk.tips where id = ${id} for update`;
    if (!tip) throw new Problem('not-found');
    if (version !== null && tip.version !== version) throw new Problem('changed-meanwhile');
    if (!STATES_FOR[right].includes(tip.state)) throw new Problem('wrong-state');
    const change = await decide(transaction, tip);
    const { detail, words } = sealDetail(tip.receipt, change.event.kind, change.event.detail);
    const [event] = await transaction<{ id: number }[]>`
      insert into desk.tip_events (tip_id, kind, by_user, detail, words, release)
      values (${id}, ${change.event.kind}, ${viewer.userId}, ${transaction.json(detail as never)}, ${words}, ${change.event.release ?? false}) returning id`;
    await change.after?.(transaction, event!.id);
    await audit(transaction, viewer.userId, change.act, change.audited, id);
    await transaction`select pg_notify(${CHANNELS.events}, '')`;
    return tipOf(transaction, viewer, id);
  });
}

/** Marks the tip as touched, for changes that leave its state alone. */
export async function touchTip(transaction: Queryable, id: number): Promise<void> {
  await transaction`update desk.tips set state = state where id = ${id}`;
}

/** Characters of a text that an office writes. */
export const LONGEST_OFFICE_TEXT = 4000;

/** The text, trimmed. @throws Problem nothing-said, too-long */
export function officeText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new Problem('nothing-said');
  if (trimmed.length > LONGEST_OFFICE_TEXT) throw new Problem('too-long');
  return trimmed;
}
