// Opens a closed tip again; the officer who had it has it still.
import type { Sql } from '../../database/connect';
import type { Viewer } from '../offices/viewer';
import { changeTip, officeText } from './change-tip';
import type { Tip } from './read-tip';

/** @throws Problem nothing-said, too-long, and those of changeTip */
export async function reopenTip(sql: Sql, viewer: Viewer, id: number, again: { version: number; reason: string }): Promise<Tip> {
  const reason = officeText(again.reason);
  return changeTip(sql, viewer, id, 'reopen', again.version, async (transaction) => {
    await transaction`update desk.tips set state = 'reopened', outcome = null where id = ${id}`;
    return { event: { kind: 'reopened', detail: { reason } }, act: 'tip-reopened' };
  });
}
