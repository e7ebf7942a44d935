// "No message until I ask": chosen in the report or said at any time. What would be told is then held until the citizen's next message in this report.
import type { Language } from '../../exchange/messages';
import { answerOfKind } from './tip-of-turn';
import { inBoth, say } from './texts';
import type { Conversation, Turn, Wording } from './turn';

/** The values of an answer of kind `notices`. */
export const TOLD = 'told';
export const QUIET = 'quiet';

/** Whether the citizen wants no messages by themselves. */
export function isQuiet(conversation: Conversation): boolean {
  const answer = answerOfKind(conversation, 'notices');
  return answer ? answer.value === QUIET : conversation.quiet === true;
}

/** How the choice reads in the review. */
export const noticesLabel = (quiet: boolean): Wording => inBoth(quiet ? 'notices-quiet-label' : 'notices-told-label');

/** Keeps the choice, in the answer to the question too; of a filed report it goes to the tip with the turn. */
export function setQuiet(turn: Turn, quiet: boolean): void {
  const { conversation } = turn;
  conversation.quiet = quiet;
  for (const [key, answer] of Object.entries(conversation.answers)) {
    if (answer.kind !== 'notices') continue;
    Object.assign(answer, { value: quiet ? QUIET : TOLD, label: noticesLabel(quiet) });
    turn.answers[key] = answer.value;
  }
  if (turn.filed) turn.quiet = quiet;
}

/** What is said to that. */
export const quietWords = (quiet: boolean, language: Language): string => say(language, quiet ? 'quiet-on' : 'quiet-off');
