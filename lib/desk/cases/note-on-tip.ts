// A note for the office itself; it never goes to the informant.
import type { Sql } from '../../database/connect';
import type { Viewer } from '../offices/viewer';
import { changeTip, officeText, touchTip } from './change-tip';
import type { Tip } from './read-tip';

/** @throws Problem nothing-said, too-long, and those of changeTip */
export async function noteOnTip(sql: Sql, viewer: Viewer, id: number, note: { text: string }): Promise<Tip> {
  const text = officeText(note.text);
  return changeTip(sql, viewer, id, 'note', null, async (transaction) => {
    await touchTip(transaction, id);
    return { event: { kind: 'note', detail: { text } }, act: 'tip-noted' };
  });
}
