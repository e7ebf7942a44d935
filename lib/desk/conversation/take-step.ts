// What one question of the chain does with a turn: pass it on, read the message as its answer, or ask.
import type { Language } from '../../exchange/messages';
import { closeQuestion, giveAnswer } from './answers';
import { keyOfChoice } from './choices';
import { KINDS } from './kinds';
import type { Reading, StepSettings, World } from './kinds/kind';
import { comesInBursts, countInWords, piecesOf } from './pieces';
import { say, worded } from './texts';
import type { Reply, Turn } from './turn';

/** passed: on to the next node · asked: the turn is over and must be committed · again: walk the chain from its start */
export type StepOutcome = 'passed' | 'asked' | 'again';

/** Takes a turn through one question. Changes the turn; writes nothing. */
export function takeStep(turn: Turn, step: StepSettings, world: World): StepOutcome {
  const { conversation } = turn;
  if (step.onlyIf && !step.onlyIf.values.includes(turn.answers[step.onlyIf.key] ?? '')) return 'passed';
  const tapped = !turn.used && tapIsFor(turn, step);
  const before = conversation.answers[step.key];
  turn.walked = [...(turn.walked ?? []).filter((key) => key !== step.key), step.key];
  if (before && !tapped) return 'passed';
  // A tap on another question's list is for the step that it names.
  const open = !turn.used && conversation.asked === step.key && (turn.message.choice === undefined || tapped);
  if (tapped || open) {
    const reading = KINDS[step.kind].read(turn, step, world);
    const outcome = followReading(turn, step, reading, world);
    if (outcome) return outcome;
  }
  return ask(turn, step, world);
}

function tapIsFor(turn: Turn, step: StepSettings): boolean {
  const key = keyOfChoice(turn.message.choice);
  return key === step.key || key === `${step.key}:change`;
}

/** Does what a reading says; null where the question must be asked again. */
function followReading(turn: Turn, step: StepSettings, reading: Reading, world: World): StepOutcome | null {
  const { conversation } = turn;
  if ('keep' in reading) return null;
  turn.used = true;
  if ('answer' in reading) {
    const before = conversation.answers[step.key];
    answer(turn, step, reading);
    if (before && before.value !== reading.answer.value) tell(turn, say(turn.language, 'changed', { name: worded(step.name, turn.language), label: worded(reading.answer.label, turn.language) }));
    return 'passed';
  }
  if ('again' in reading) return 'again';
  if ('end' in reading) return 'asked';
  if ('explain' in reading) {
    conversation.misses += 1;
    tell(turn, reading.explain);
    return null;
  }
  if (reading.tell) tell(turn, reading.tell);
  sayQuestion(turn, step, world, reading.replaceable ?? comesInBursts(turn.message));
  return 'asked';
}

function ask(turn: Turn, step: StepSettings, world: World): StepOutcome {
  const { conversation } = turn;
  keepPieces(turn);
  const guess = conversation.asked === step.key && conversation.noGuess.includes(step.key) ? null : KINDS[step.kind].guess?.(turn, step, world);
  if (guess) {
    answer(turn, step, guess);
    return 'passed';
  }
  if (conversation.asked !== step.key) {
    closeQuestion(turn);
    sayQuestion(turn, step, world, comesInBursts(turn.message));
    conversation.asked = step.key;
  } else {
    sayQuestion(turn, step, world, comesInBursts(turn.message));
  }
  return 'asked';
}

/** What no question took is kept until a step wants it. */
function keepPieces(turn: Turn): void {
  if (turn.used) return;
  turn.used = true;
  const pieces = piecesOf(turn.message);
  if (pieces.length === 0) return;
  turn.conversation.held.push(...pieces);
  // Before the language is known, both.
  const languages: Language[] = turn.conversation.language ? [turn.conversation.language] : ['hi', 'en'];
  tell(turn, languages.map((language) => say(language, 'kept', { pieces: countInWords(turn.conversation.held, language) })).join('\n'), comesInBursts(turn.message));
}

function answer(turn: Turn, step: StepSettings, { answer, tell: words }: Extract<Reading, { answer: unknown }>): void {
  giveAnswer(turn, step.key, { name: step.name, kind: step.kind, ...(step.follows ? { follows: step.follows } : {}), ...answer });
  if (turn.conversation.asked === step.key) closeQuestion(turn);
  if (words) tell(turn, words);
}

function sayQuestion(turn: Turn, step: StepSettings, world: World, replaceable: boolean): void {
  const { text, choices } = KINDS[step.kind].question(turn, step, world);
  const reply: Reply = { language: turn.language, text };
  if (choices) reply.choices = choices;
  if (replaceable) reply.replaceable = true;
  turn.replies.push(reply);
}

function tell(turn: Turn, text: string, replaceable = comesInBursts(turn.message)): void {
  turn.replies.push({ language: turn.language, text, ...(replaceable ? { replaceable } : {}) });
}
