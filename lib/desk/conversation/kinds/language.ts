// The choice of language, in which everything after it is said.
import type { Language } from '../../../exchange/messages';
import { offer, readPick, type Option } from '../choices';
import { tellsSomething, wordCount } from '../pieces';
import { inBoth } from '../texts';
import type { Turn } from '../turn';
import { COMMANDS } from '../word-lists';
import type { Kind } from './kind';

const HINDI: Option = { id: 'hi', title: { hi: 'हिंदी', en: 'हिंदी' }, alsoCalled: COMMANDS.hindi };
const ENGLISH: Option = { id: 'en', title: { hi: 'English', en: 'English' }, alsoCalled: COMMANDS.english };
/** Words from which on a text shows its language by its script. */
const ENOUGH_WORDS = 4;

/** Sets the language of the conversation, for this turn and all that follow. */
export function speak(turn: Turn, language: Language): void {
  turn.conversation.language = language;
  turn.language = language;
}

export const language: Kind = {
  // Both wordings at once: nobody has said yet which they read.
  question: (_turn, step) => ({ text: both(step.question), choices: offer(step.key, [HINDI, ENGLISH], 'hi') }),
  read: (turn, step) => {
    const pick = readPick(step.key, [HINDI, ENGLISH], turn.message);
    if (pick && 'id' in pick) {
      const option = pick.id === 'hi' ? HINDI : ENGLISH;
      speak(turn, pick.id === 'hi' ? 'hi' : 'en');
      return { answer: { value: option.id, label: option.title } };
    }
    if (tellsSomething(turn.message)) return { keep: true };
    const own = inBoth('not-a-choice');
    return { explain: both({ hi: step.explanation.hi.trim() || own.hi, en: step.explanation.en.trim() || own.en }) };
  },
  // Someone who tells a story in Devanagari need not be asked; Latin letters may be either language.
  guess: (turn) => {
    const text = turn.conversation.held.map((piece) => piece.text ?? '').join(' ');
    const devanagari = text.match(/[\u0900-\u097f]/g)?.length ?? 0;
    if (wordCount(text) < ENOUGH_WORDS || devanagari < text.length / 2) return null;
    speak(turn, 'hi');
    return { answer: { value: 'hi', label: HINDI.title } };
  },
};

function both(wording: Record<Language, string>): string {
  return [wording.hi.trim(), wording.en.trim()].filter((text) => text !== '').join('\n\n');
}
