// Settles category and sensitivity of the tip that a turn is about to file.
import { answerOfKind, textOf } from '../conversation/tip-of-turn';
import type { Turn } from '../conversation/turn';
import { categorize } from './categorize';
import type { CategoryDefinition } from './categories';

/**
 * Writes category, sensitivity, the words that decided and a contradiction into turn.tip.
 * @param answerKey the answer that holds the choice in the menu; '' for the first question for categories
 */
export function categorizeTurn(turn: Turn, categories: readonly CategoryDefinition[], answerKey: string): void {
  const menuChoice = (answerKey ? turn.conversation.answers[answerKey] : answerOfKind(turn.conversation, 'categories'))?.value;
  Object.assign(turn.tip, categorize({ menuChoice, text: textOf(turn.conversation), categories }));
}
