// Before a report is sent: asks whether words that tell who wrote it shall stay. Once for each text; a text that was changed is looked at again.
import { createHash } from 'node:crypto';
import type { SelfNaming } from '../self-naming/find';
import { toldTogether } from '../self-naming/together';
import { closeQuestion, takeAnswer } from './answers';
import { keyOfChoice, offer, readPick, type Option } from './choices';
import { comesInBursts, countInWords, piecesOf, tellsSomething } from './pieces';
import type { StepOutcome } from './take-step';
import { fill, inBoth, say, worded } from './texts';
import type { Answer, Conversation, Piece, Turn, Wording } from './turn';
import { CHANGE_IT, LEAVE_IT } from './word-lists';

/** Stands before the choices of this question; no answer key may be called so. */
const KEY = 'self-naming';
const OPTIONS: Option[] = [
  { id: 'change', title: inBoth('self-naming-change'), alsoCalled: CHANGE_IT },
  { id: 'leave', title: inBoth('self-naming-leave'), alsoCalled: LEAVE_IT },
];
/** Stretches that are quoted, and characters of each: the message also has to carry the question. */
const MOST_QUOTED = 4;
const LONGEST_QUOTE = 80;
/** Kinds of question whose answer is in the citizen's own words. */
export const OWN_WORDS: ReadonlySet<string> = new Set(['text', 'place']);

export interface SelfNamingSettings {
  phrases: SelfNaming;
  /** with {words}, the quoted stretches */
  warning: Wording;
}

/** Takes a turn past this question, or asks it. Changes the turn; writes nothing. */
export function takeSelfNaming(turn: Turn, settings: SelfNamingSettings): StepOutcome {
  if (turn.filed) return 'passed';
  const { conversation, message } = turn;
  const tapped = !turn.used && keyOfChoice(message.choice) === KEY;
  if (tapped || (!turn.used && conversation.asked === KEY && message.choice === undefined)) {
    const pick = readPick(KEY, OPTIONS, message);
    const about = conversation.selfNaming?.about ?? null;
    if (pick && 'id' in pick) {
      turn.used = true;
      if (pick.id === 'change' && about !== null) {
        change(turn, about, settings);
        return 'again';
      }
      if (about !== null) leave(turn, about);
    } else {
      notPicked(turn);
    }
  }
  const about = turn.conversation.asked === KEY && conversation.selfNaming ? openOr(turn, settings) : next(turn, settings);
  if (about === null) return 'passed';
  ask(turn, about, settings);
  return 'asked';
}

/** The texts of a place: of an answer, or (key '') of what no question has taken yet. */
function textsAt({ conversation }: Turn, key: string): string[] {
  if (key === '') return textsOf(conversation.held);
  const answer = conversation.answers[key];
  if (!answer) return [];
  return [...textsOf(answer.pieces ?? []), ...(OWN_WORDS.has(answer.kind) && answer.value !== '' ? [answer.value] : [])];
}

const textsOf = (pieces: readonly Piece[]): string[] => pieces.flatMap(({ text }) => (text ? [text] : []));

function quotesAt(turn: Turn, key: string, { phrases }: SelfNamingSettings): string[] {
  const texts = textsAt(turn, key);
  return [...texts.flatMap((text) => phrases.find(text)), ...toldTogether(texts, (text) => phrases.find(text))].map(({ written }) => written);
}

/** The first place that tells of its writer and has not been asked about. */
function next(turn: Turn, settings: SelfNamingSettings): string | null {
  const { answers, order } = turn.conversation;
  const places = [...order.filter((key) => answers[key]), ''];
  const find = (text: string) => settings.phrases.find(text);
  return places.find((key) => {
    const texts = textsAt(turn, key);
    const asked = (text: string) => staysAsItIs(turn.conversation, text);
    return texts.some((text) => !asked(text) && find(text).length > 0) || toldTogether(texts, find).some(({ first }) => !asked(texts[first]!) || !asked(texts[first + 1]!));
  }) ?? null;
}

/** The place that stands in question, while it still tells. */
function openOr(turn: Turn, settings: SelfNamingSettings): string | null {
  const about = turn.conversation.selfNaming?.about ?? null;
  return about !== null && quotesAt(turn, about, settings).length > 0 ? about : next(turn, settings);
}

function ask(turn: Turn, about: string, settings: SelfNamingSettings): void {
  const { conversation, language } = turn;
  turn.used = true;
  closeQuestion(turn);
  conversation.asked = KEY;
  conversation.selfNaming = { about, settled: conversation.selfNaming?.settled ?? [] };
  const text = fill(worded(settings.warning, language), { words: quoted(quotesAt(turn, about, settings)) });
  turn.replies.push({ language, text, choices: offer(KEY, OPTIONS, language), ...(comesInBursts(turn.message) ? { replaceable: true } : {}) });
}

/** Stretches as a question quotes them, a line each. */
export function quoted(stretches: readonly string[]): string {
  return [...new Set(stretches)].slice(0, MOST_QUOTED).map((quote) => `“${quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE).trimEnd()}…` : quote}”`).join('\n');
}

/** Whether the citizen has said of this text that it shall stay as it is. */
export const staysAsItIs = ({ selfNaming }: Pick<Conversation, 'selfNaming'>, text: string): boolean => selfNaming?.settled.includes(markOf(text)) === true;

/** What is left as it is is not asked about again. */
function leave(turn: Turn, about: string): void {
  const { conversation } = turn;
  conversation.selfNaming = { about: null, settled: [...(conversation.selfNaming?.settled ?? []), ...textsAt(turn, about).map(markOf)] };
  closeQuestion(turn);
}

/** Takes the answer away; of what was sent in pieces only the texts that tell, so that no photo has to be sent twice. */
function change(turn: Turn, about: string, { phrases }: SelfNamingSettings): void {
  const { conversation, language } = turn;
  const texts = textsAt(turn, about);
  const together = toldTogether(texts, (text) => phrases.find(text)).flatMap(({ first }) => [texts[first], texts[first + 1]]);
  const tells = (piece: Piece): boolean => piece.text !== undefined && (together.includes(piece.text) || phrases.find(piece.text).length > 0);
  const without = (pieces: readonly Piece[]): Piece[] => pieces.flatMap((piece) => {
    if (!tells(piece)) return [piece];
    const { text: _text, ...rest } = piece;
    return Object.keys(rest).length > 0 ? [rest] : [];
  });
  conversation.selfNaming = { about: null, settled: conversation.selfNaming?.settled ?? [] };
  const answer: Answer | undefined = conversation.answers[about];
  if (answer?.pieces || about === '') turn.replies.push({ language, text: say(language, 'self-naming-again') });
  if (about === '') conversation.held = without(conversation.held);
  if (answer?.pieces) answer.pieces = without(answer.pieces);
  closeQuestion(turn);
  takeAnswer(turn, about);
  for (const key of conversation.order.filter((other) => conversation.answers[other]?.kind === 'review')) takeAnswer(turn, key);
}

/** Something else than a choice: a story or a photo is kept, anything else explained. */
function notPicked(turn: Turn): void {
  const { conversation, message, language } = turn;
  turn.used = true;
  const pieces = piecesOf(message);
  if (pieces.length === 0 || !tellsSomething(message)) {
    turn.replies.push({ language, text: say(language, 'not-a-choice') });
    return;
  }
  conversation.held.push(...pieces);
  turn.replies.push({ language, text: say(language, 'kept', { pieces: countInWords(conversation.held, language) }), ...(comesInBursts(message) ? { replaceable: true } : {}) });
}

/** Tells texts apart without keeping them a second time. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);
