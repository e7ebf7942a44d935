// A report that was never finished, without what tells who wrote it: the citizen was never asked whether it shall stay.
import type { Language } from '../../exchange/messages';
import { tellsOfWriter } from '../self-naming/in-use';
import { toldTogether } from '../self-naming/together';
import { OWN_WORDS, staysAsItIs } from './self-naming';
import type { Answer, Conversation, Piece } from './turn';
import { say } from './texts';
import { withoutTelling } from './unsent';

/** @returns the conversation as it may be filed, and the whole texts of which something is missing there */
export function leaveOutTelling(conversation: Conversation, language: Language): { rest: Conversation; leftOut: string[] } {
  const leftOut: string[] = [];
  const cleared = (text: string): string => {
    if (staysAsItIs(conversation, text) || tellsOfWriter(text).length === 0) return text;
    leftOut.push(text);
    return withoutTelling(text, language);
  };
  const pieces = (all: readonly Piece[]): Piece[] => {
    const texts = all.flatMap(({ text }) => (text ? [text] : []));
    // Two messages that tell together go whole.
    const together = toldTogether(texts, tellsOfWriter).flatMap(({ first }) => [texts[first]!, texts[first + 1]!]).filter((text) => !staysAsItIs(conversation, text));
    leftOut.push(...together.filter((text) => tellsOfWriter(text).length === 0));
    return all.map((piece) => (piece.text ? { ...piece, text: together.includes(piece.text) && tellsOfWriter(piece.text).length === 0 ? say(language, 'left-out') : cleared(piece.text) } : piece));
  };
  const answerOf = (answer: Answer): Answer => {
    const value = OWN_WORDS.has(answer.kind) && answer.value !== '' ? cleared(answer.value) : answer.value;
    // A label repeats the words.
    return { ...answer, value, ...(value === answer.value ? {} : { label: { hi: value, en: value } }), ...(answer.pieces ? { pieces: pieces(answer.pieces) } : {}) };
  };
  const answers: Record<string, Answer> = {};
  for (const key of conversation.order) if (conversation.answers[key]) answers[key] = answerOf(conversation.answers[key]);
  return { rest: { ...conversation, answers: { ...conversation.answers, ...answers }, held: pieces(conversation.held) }, leftOut };
}
