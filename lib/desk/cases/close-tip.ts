// Closes a tip with its outcome.
import type { Sql } from '../../database/connect';
import { Problem } from '../offices/problems';
import type { Viewer } from '../offices/viewer';
import { changeTip, LONGEST_OFFICE_TEXT } from './change-tip';
import type { Tip } from './read-tip';
import { OUTCOMES, type Outcome } from './tip-rows';

/**
 * @param end `text` for the office, and with `release` for the informant too
 * @throws Problem outcome-unknown, too-long, and those of changeTip
 */
export async function closeTip(sql: Sql, viewer: Viewer, id: number, end: { version: number; outcome: string; text: string; release: boolean }): Promise<Tip> {
  if (!OUTCOMES.includes(end.outcome as Outcome)) throw new Problem('outcome-unknown');
  const text = end.text.trim();
  if (text.length > LONGEST_OFFICE_TEXT) throw new Problem('too-long');
  return changeTip(sql, viewer, id, 'close', end.version, async (transaction) => {
    await transaction`update desk.tips set state = 'closed', outcome = ${end.outcome} where id = ${id}`;
    return { event: { kind: 'closed', detail: { outcome: end.outcome, text }, release: end.release && text !== '' }, act: 'tip-closed', audited: { outcome: end.outcome } };
  });
}
