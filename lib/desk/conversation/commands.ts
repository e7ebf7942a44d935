// What a citizen can say at any moment: back, menu, cancel, status, stop, help, and the other language.
import type { Queryable } from '../../database/connect';
import type { Language } from '../../exchange/messages';
import { newReceipt, readReceipt } from '../../exchange/receipt';
import { statusOf } from '../tips/status';
import { closeQuestion, takeAnswer } from './answers';
import { askToCancel, cancelReport, hasSomething, readCancel } from './cancel';
import { isOneOf } from './matching';
import { allPieces, countInWords } from './pieces';
import { isQuiet, quietWords, setQuiet } from './quiet';
import { asksBeforeStop, askToStop, readStop, stop } from './stop';
import { say, worded } from './texts';
import type { Turn, Wording } from './turn';
import { COMMANDS, greets, type Command } from './word-lists';

/** What police IT set: the words of each command, and what is said. */
export interface CommandSettings {
  words: Record<Command, string[]>;
  help: Wording;
  cancelled: Wording;
  stopped: Wording;
}

/** passed: on to the questions · ended: the turn is over and must be committed */
export type CommandOutcome = 'passed' | 'ended';

/** A message longer than this is a story that happens to begin with a command's word. */
const LONGEST_COMMAND = 40;

/** Does what the message commands, if it does; changes the turn, writes nothing. */
export async function takeCommand(turn: Turn, settings: CommandSettings, sql: Queryable): Promise<CommandOutcome> {
  // The chain is walked a second time after "change the place".
  if (turn.used) return 'passed';
  tellMediaProblem(turn);
  if (turn.conversation.confirmingCancel) {
    turn.conversation.confirmingCancel = false;
    const sure = readCancel(turn);
    if (sure) {
      cancelReport(turn, worded(settings.cancelled, turn.language));
      return 'ended';
    }
    if (sure === false) {
      turn.used = true;
      tell(turn, say(turn.language, 'not-cancelled'));
      return 'passed';
    }
  }
  const stopAsked = turn.conversation.confirmingStop === true;
  turn.conversation.confirmingStop = false;
  const stopping = readStop(turn, stopAsked);
  if (stopping !== null) {
    if (stopping) stop(turn, worded(settings.stopped, turn.language));
    else {
      turn.used = true;
      tell(turn, say(turn.language, 'not-cancelled'));
    }
    return stopping || turn.filed ? 'ended' : 'passed';
  }
  if (isOldSend(turn)) return endWith(turn, say(turn.language, 'already-sent-plain'));
  const text = turn.message.text.trim();
  if (turn.used || turn.message.choice !== undefined || turn.message.media.length > 0 || text === '' || text.length > LONGEST_COMMAND) return 'passed';
  // The gate leads a receipt that stands alone to its report.
  if (turn.filed && readReceipt(text) === turn.filed.receipt) return tellStatus(turn, text, sql);
  const receipt = receiptIn(text, settings.words.status);
  if (receipt !== null) return tellStatus(turn, receipt, sql);
  const command = commandIn(text, settings);
  if (command === 'stop' && asksBeforeStop(turn, stopAsked)) return endAsking(turn);
  if (command) return obey(command, turn, settings, sql);
  if (greets(text) && turn.conversation.asked !== null && !turn.filed) return obey('menu', turn, settings, sql);
  return 'passed';
}

/** As it is written before how it sounds: "quiet" and "quit" sound alike. */
function commandIn(text: string, { words }: CommandSettings): Command | undefined {
  const commands = Object.keys(COMMANDS) as Command[];
  const written = text.toLowerCase().replace(/[\s.!।]+$/u, '');
  return commands.find((command) => words[command].some((word) => word.toLowerCase() === written)) ?? commands.find((command) => isOneOf(text, words[command]));
}

async function obey(command: Command, turn: Turn, settings: CommandSettings, sql: Queryable): Promise<CommandOutcome> {
  const { conversation } = turn;
  switch (command) {
    case 'status':
      return tellStatus(turn, '', sql);
    case 'help':
      turn.used = true;
      tell(turn, worded(settings.help, turn.language));
      return turn.filed ? 'ended' : 'passed';
    case 'stop':
      stop(turn, worded(settings.stopped, turn.language));
      return 'ended';
    case 'quiet':
    case 'loud':
      // To someone who is told anyway, "tell me" is no command.
      if (command === 'loud' && !isQuiet(conversation)) return 'passed';
      turn.used = true;
      setQuiet(turn, command === 'quiet');
      tell(turn, quietWords(command === 'quiet', turn.language));
      return turn.filed ? 'ended' : 'passed';
    case 'hindi':
      return changeLanguage(turn, 'hi');
    case 'english':
      return changeLanguage(turn, 'en');
    case 'cancel':
      if (turn.filed) return sayWhereItIs(turn, sql);
      if (hasSomething(turn)) askToCancel(turn);
      else cancelReport(turn, worded(settings.cancelled, turn.language));
      return 'ended';
    case 'menu':
      if (turn.filed) return sayWhereItIs(turn, sql);
      turn.used = true;
      startAgain(turn);
      tellWhatStays(turn);
      return 'passed';
    case 'back': {
      if (turn.filed) return sayWhereItIs(turn, sql);
      turn.used = true;
      const last = conversation.order.findLast((key) => !conversation.answers[key]?.unasked);
      if (conversation.changing) conversation.changing = false;
      else if (last) takeAnswer(turn, last);
      else tell(turn, say(turn.language, 'nothing-to-go-back'));
      return 'passed';
    }
  }
}

/** Takes all answers away but the language; what was sent stays. */
function startAgain(turn: Turn): void {
  const { conversation } = turn;
  for (const key of conversation.order.toReversed()) {
    const answer = conversation.answers[key];
    if (answer?.kind === 'language') continue;
    takeAnswer(turn, key);
    // What was not asked the first time need not be asked the second.
    if (answer?.unasked) conversation.noGuess = conversation.noGuess.filter((other) => other !== key);
  }
  closeQuestion(turn);
}

/** Who begins again may want to tell of something else: what was sent would go along with it. */
function tellWhatStays(turn: Turn): void {
  const pieces = allPieces(turn);
  if (pieces.length > 0) tell(turn, say(turn.language, 'begun-again', { pieces: countInWords(pieces, turn.language) }));
}

function endAsking(turn: Turn): CommandOutcome {
  askToStop(turn);
  return 'ended';
}

function changeLanguage(turn: Turn, language: Language): CommandOutcome {
  const { conversation } = turn;
  const answer = Object.entries(conversation.answers).find(([, given]) => given.kind === 'language');
  // Before the question was answered, the word is its answer.
  if (!answer && !turn.filed) return 'passed';
  conversation.language = language;
  turn.language = language;
  turn.used = true;
  if (answer) {
    answer[1].value = language;
    turn.answers[answer[0]] = language;
  }
  tell(turn, say(language, 'language-set'));
  return turn.filed ? 'ended' : 'passed';
}

async function tellStatus(turn: Turn, typed: string, sql: Queryable): Promise<CommandOutcome> {
  turn.used = true;
  const { language } = turn;
  const receipt = typed === '' ? turn.filed?.receipt : (readReceipt(typed) ?? undefined);
  const state = receipt ? await statusOf(sql, receipt, language) : null;
  const words = state
    ? say(language, 'status', { receipt: receipt!, state })
    : say(language, typed === '' ? 'status-how' : 'status-not-found', { example: newReceipt() });
  if (turn.filed || turn.conversation.asked !== null) {
    tell(turn, words);
    return turn.filed ? 'ended' : 'passed';
  }
  return endWith(turn, words);
}

async function sayWhereItIs(turn: Turn, sql: Queryable): Promise<CommandOutcome> {
  turn.used = true;
  const { receipt } = turn.filed!;
  tell(turn, say(turn.language, 'filed-hello', { receipt, state: (await statusOf(sql, receipt, turn.language)) ?? '' }));
  return 'ended';
}

/** Answers someone who has no report on the way and wants none now. */
function endWith(turn: Turn, text: string): CommandOutcome {
  turn.used = true;
  turn.status = 'ended';
  turn.replies.push({ language: turn.language, text, handle: 'ended' });
  return 'ended';
}

/** A second tap on "Send" that comes after the report has left: under a new handle nothing has been asked yet. */
function isOldSend({ conversation, message, filed }: Turn): boolean {
  return !filed && conversation.order.length === 0 && conversation.asked === null && message.choice?.endsWith(':send') === true;
}

/** "status JK4-7QX-9PM": what follows the command's word, where it can be meant as a receipt. */
function receiptIn(text: string, words: readonly string[]): string | null {
  const match = /^(\S+)[\s:#-]+(.+)$/u.exec(text);
  if (!match || !isOneOf(match[1]!, words) || !/^[\p{L}\p{N}][\p{L}\p{N}\s-]{5,}$/u.test(match[2]!)) return null;
  return isOneOf(text, words) ? null : match[2]!;
}

function tellMediaProblem(turn: Turn): void {
  const { mediaProblem, text, media } = turn.message;
  if (!mediaProblem) return;
  tell(turn, say(turn.language, `media-${mediaProblem}`));
  if (text.trim() === '' && media.length === 0) turn.used = true;
}

function tell(turn: Turn, text: string): void {
  turn.replies.push({ language: turn.language, text });
}
