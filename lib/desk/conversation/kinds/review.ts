// The review: what will be sent, with the ways to send it, to change an answer, or to throw it away.
import type { Language } from '../../../exchange/messages';
import { takeAnswer } from '../answers';
import { askToCancel } from '../cancel';
import { offer, readPick, type Option } from '../choices';
import { allPieces, countInWords, piecesOf, tellsSomething } from '../pieces';
import { inBoth, say, worded } from '../texts';
import type { Turn } from '../turn';
import { CHANGE, COMMANDS, SEND } from '../word-lists';
import { explanationOr, type Kind } from './kind';

const OPTIONS: Option[] = [
  { id: 'send', title: inBoth('send'), alsoCalled: SEND },
  { id: 'change', title: inBoth('change'), alsoCalled: CHANGE },
  { id: 'cancel', title: inBoth('cancel'), alsoCalled: COMMANDS.cancel },
];
/** Characters of the story that the review repeats. */
const FIRST_WORDS = 160;

/** The keys of all answers as the questions stand in the flow: one that was changed keeps its place. Of a question that is gone, last. */
function inChainOrder({ conversation, walked = [] }: Turn): string[] {
  const place = (key: string) => (walked.includes(key) ? walked.indexOf(key) : walked.length);
  return conversation.order.toSorted((one, other) => place(one) - place(other));
}

/** The report as the citizen reads it before sending: a line an answer, what is attached, how the story begins. */
export function summary(turn: Turn, language: Language): string {
  const { answers } = turn.conversation;
  const lines = inChainOrder(turn)
    .map((key) => answers[key]!)
    .filter((answer) => answer.kind !== 'language' && answer.kind !== 'review' && !answer.pieces)
    .map((answer) => `*${worded(answer.name, language)}:* ${worded(answer.label, language)}`);
  const pieces = allPieces(turn);
  const attached = countInWords(pieces.map(({ media, location }) => ({ media, location })), language);
  if (attached) lines.push(`*${say(language, 'attached')}:* ${attached}`);
  const story = pieces.map((piece) => piece.text ?? '').filter((text) => text !== '').join('\n');
  if (story) lines.push(`“${story.length > FIRST_WORDS ? `${story.slice(0, FIRST_WORDS).trimEnd()}…` : story}”`);
  return lines.join('\n');
}

/** Stands before the choices of "what should be changed?". */
const changeKey = (key: string): string => `${key}:change`;
const STAY = '-';

function changeable(turn: Turn): Option[] {
  const { answers } = turn.conversation;
  return [...inChainOrder(turn).map((key) => ({ id: key, title: answers[key]!.name, description: answers[key]!.label })), { id: STAY, title: inBoth('nothing-to-change'), alsoCalled: COMMANDS.back }];
}

export const review: Kind = {
  question: (turn, step) => {
    const { language, conversation } = turn;
    if (conversation.changing) return { text: say(language, 'what-to-change'), choices: offer(changeKey(step.key), changeable(turn), language, conversation.page) };
    return { text: `${worded(step.question, language)}\n\n${summary(turn, language)}`, choices: offer(step.key, OPTIONS, language) };
  },
  read: (turn, step) => {
    const { conversation, language, message } = turn;
    if (message.choice !== undefined ? message.choice.startsWith(`${changeKey(step.key)}:`) : conversation.changing) {
      const pick = readPick(changeKey(step.key), changeable(turn), message, conversation.page);
      if (pick && 'page' in pick) {
        conversation.page = pick.page;
        return { stay: true };
      }
      if (!pick && !tellsSomething(message)) return { explain: say(language, 'not-a-choice') };
      Object.assign(conversation, { changing: false, page: 0 });
      if (pick && pick.id !== STAY) {
        takeAnswer(turn, pick.id);
        return { again: true };
      }
      return pick ? { stay: true } : { keep: true };
    }
    conversation.changing = false;
    const pick = readPick(step.key, OPTIONS, message);
    if (pick && 'id' in pick) {
      if (pick.id === 'send') return { answer: { value: 'send', label: inBoth('send') } };
      if (pick.id === 'change') {
        conversation.changing = true;
        return { stay: true };
      }
      askToCancel(turn);
      return { end: true };
    }
    return piecesOf(message).length > 0 && tellsSomething(message) ? { keep: true } : { explain: explanationOr(step, language, say(language, 'not-review')) };
  },
};
