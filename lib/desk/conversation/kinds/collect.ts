// What happened: any number of texts, photos, videos, voice notes and documents, until the citizen says "done".
import { offer, readPick, type Option } from '../choices';
import { countInWords, piecesOf } from '../pieces';
import { inBoth, say, worded } from '../texts';
import type { Piece } from '../turn';
import { DONE } from '../word-lists';
import { skipOption } from './choice';
import { explanationOr, type Kind, type StepSettings } from './kind';

const doneOption: Option = { id: 'done', title: inBoth('done'), alsoCalled: DONE };

/** "Done" once there is something; before that only a question that may be skipped has a button. */
const optionsOf = (held: Piece[], step: StepSettings): Option[] => (held.length > 0 ? [doneOption] : step.required ? [] : [skipOption]);

export const collect: Kind = {
  question: ({ conversation, language }, step) => {
    const received = conversation.held.length > 0 ? say(language, 'collected', { pieces: countInWords(conversation.held, language) }) : '';
    // Asked once, the question itself need not come again with every photo.
    const text = conversation.asked === step.key && received ? received : [worded(step.question, language), received].filter((part) => part !== '').join('\n\n');
    return { text, choices: offer(step.key, optionsOf(conversation.held, step), language) };
  },
  read: ({ message, conversation, language }, step) => {
    const pick = readPick(step.key, [doneOption, ...(step.required ? [] : [skipOption])], message);
    if (pick && 'id' in pick) {
      const pieces = conversation.held;
      if (pieces.length === 0 && (step.required || pick.id === doneOption.id)) return { explain: explanationOr(step, language, say(language, 'collect-nothing')) };
      conversation.held = [];
      const label = pieces.length > 0 ? { hi: countInWords(pieces, 'hi'), en: countInWords(pieces, 'en') } : inBoth('skipped');
      return { answer: { value: '', label, pieces } };
    }
    const pieces = piecesOf(message);
    if (pieces.length === 0) return message.mediaProblem ? { stay: true } : { explain: explanationOr(step, language, say(language, 'collect-nothing')) };
    conversation.held.push(...pieces);
    return { stay: true, replaceable: true };
  },
};
