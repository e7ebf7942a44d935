// A question that is answered in the citizen's own words, in one message.
import { numberIn } from '../numbers';
import { offer, readPick } from '../choices';
import { inBoth, say, worded } from '../texts';
import { skipOption } from './choice';
import { explanationOr, type Kind, type StepSettings } from './kind';

const optionsOf = (step: StepSettings) => (step.required ? [] : [skipOption]);

export const text: Kind = {
  question: (turn, step) => ({ text: worded(step.question, turn.language), choices: offer(step.key, optionsOf(step), turn.language) }),
  read: (turn, step) => {
    const { message, language } = turn;
    // A number is an answer here ("2" men), not the number of a row.
    const counts = message.choice === undefined && numberIn(message.text) !== null;
    if (!counts && readPick(step.key, optionsOf(step), message)) return { answer: { value: '', label: inBoth('skipped') } };
    if (message.media.length > 0 || message.location) return { keep: true };
    const words = message.text.trim();
    if (words === '' || message.choice !== undefined) return { explain: explanationOr(step, language, say(language, 'not-a-text')) };
    return { answer: { value: words, label: { hi: words, en: words } } };
  },
};
