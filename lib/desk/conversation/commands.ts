// What a citizen can say at any moment: back, menu, cancel, status, stop, help, and the other language.
import type { Queryable } from '../../database/connect';
import type { Language } from '../../exchange/messages';
import { newReceipt, readReceipt } from '../tips/receipt';
import { statusOf } from '../tips/status';
import { closeQuestion, takeAnswer } from './answers';
import { askToCancel, cancelReport, hasSomething, readCancel } from './cancel';
import { isOneOf } from './matching';
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
  if (isOldSend(turn)) return endWith(turn, say(turn.language, 'already-sent-plain'));
  const text = turn.message.text.trim();
  if (turn.used || turn.message.choice !== undefined || turn.message.media.length > 0 || text === '' || text.length > LONGEST_COMMAND) return 'passed';
  // The gate leads a receipt that stands alone to its report.
  if (turn.filed && readReceipt(text) === turn.filed.receipt) return tellStatus(turn, text, sql);
  const receipt = receiptIn(text, settings.words.status);
  if (receipt !== null) return tellStatus(turn, receipt, sql);
  for (const command of Object.keys(COMMANDS) as Command[]) {
    if (isOneOf(text, settings.words[command])) return obey(command, turn, settings, sql);
  }
  if (greets(text) && turn.conversation.asked !== null && !turn.filed) return obey('menu', turn, settings, sql);
  return 'passed';
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
      return stop(turn, settings);
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
      return 'passed';
    case 'back': {
      if (turn.filed) return sayWhereItIs(turn, sql);
      turn.used = true;
      const last = conversation.order.at(-1);
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
    if (conversation.answers[key]?.kind !== 'language') takeAnswer(turn, key);
  }
  closeQuestion(turn);
}

function stop(turn: Turn, settings: CommandSettings): CommandOutcome {
  // A report that is filed stays with the police; a half one is thrown away with everything else.
  const filed = turn.filed !== null;
  cancelReport(turn, worded(settings.stopped, turn.language));
  turn.replies.at(-1)!.handle = 'forget';
  turn.status = filed ? 'filed' : 'ended';
  if (turn.filed) turn.conversation.receipt = turn.filed.receipt;
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
