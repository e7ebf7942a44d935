// A question to the informant, through the flows and the gate: nobody here learns whom it reaches.
import type { Sql } from '../../database/connect';
import type { Viewer } from '../offices/viewer';
import { changeTip, officeText, touchTip } from './change-tip';
import type { Tip } from './read-tip';

/** @throws Problem nothing-said, too-long, and those of changeTip */
export async function askInformant(sql: Sql, viewer: Viewer, id: number, question: { text: string }): Promise<Tip> {
  const text = officeText(question.text);
  return changeTip(sql, viewer, id, 'ask', null, async (transaction) => {
    await touchTip(transaction, id);
    return { event: { kind: 'question', detail: { text }, release: true }, act: 'informant-asked' };
  });
}
