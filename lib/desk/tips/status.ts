// What a citizen may know of a tip's state: a few words, never more.
import type { Queryable } from '../../database/connect';
import type { Language } from '../../exchange/messages';
import { say, type TextKey } from '../conversation/texts';

type State = 'filed' | 'assigned' | 'action-reported' | 'closed' | 'reopened';
type Outcome = 'action-taken' | 'nothing-found' | 'duplicate' | 'false' | 'passed-on';

/** The state of a tip in words; null where there is no tip with this receipt. */
export async function statusOf(sql: Queryable, receipt: string, language: Language): Promise<string | null> {
  const [tip] = await sql<{ state: State; outcome: Outcome | null }[]>`select state, outcome from desk.tips where receipt = ${receipt}`;
  if (!tip) return null;
  const key: TextKey = tip.outcome ? `state-closed-${tip.outcome}` : `state-${tip.state}`;
  return say(language, key);
}
