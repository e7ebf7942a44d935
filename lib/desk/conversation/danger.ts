// Says "call 112" at once where a message tells of a life in danger now; once in a conversation.
import { dangerNow } from '../categories/danger';
import { worded } from './texts';
import type { Turn, Wording } from './turn';

/** Puts the words at the head of what is said in this turn. @returns whether the message tells of danger */
export function tellDanger(turn: Turn, words: Wording): boolean {
  const { conversation, message } = turn;
  if (message.choice !== undefined || message.text === '' || !dangerNow(message.text).danger) return false;
  if (!conversation.dangerTold) {
    conversation.dangerTold = true;
    // Before the language is known, both.
    const text = conversation.language ? worded(words, conversation.language) : `${words.hi.trim()}\n${words.en.trim()}`;
    turn.replies.unshift({ language: turn.language, text });
  }
  return true;
}
