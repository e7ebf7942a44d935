// Messages on a report that is filed: each adds to the tip, but for a greeting, a thank-you, or a second tap on "Send". Words that seem to tell
// who wrote them wait for their writer's word.
import type { Queryable } from '../../database/connect';
import { tellsOfWriter } from '../self-naming/in-use';
import { hasOpenQuestion } from '../tips/add-to-tip';
import { statusOf } from '../tips/status';
import { say } from './texts';
import type { Location, Turn } from './turn';
import { keepBack, questionOf, takeUnsent, waitsForWord } from './unsent';
import { greets, isCourtesy, saysGoesOn, saysNo, saysNotSolved } from './word-lists';

/** The choice by which a citizen says that a closed matter goes on: buttons of a notification may carry it. */
export const NOT_SOLVED_CHOICE = 'tip:not-solved';
/** The choice by which a citizen says that it is solved. */
export const SOLVED_CHOICE = 'tip:solved';

/**
 * Answers a message on a filed report; changes the turn, writes nothing.
 * @returns false where the report is not filed yet: the turn goes on to the questions
 */
export async function takeAfterFiling(turn: Turn, sql: Queryable): Promise<boolean> {
  if (!turn.filed) return false;
  if (turn.used) return true;
  turn.used = true;
  if (takeUnsent(turn)) return true;
  const { message, language, filed, conversation } = turn;
  const text = message.text.trim();
  const notSolved = message.choice === NOT_SOLVED_CHOICE || saysNotSolved(text) || (message.choice === undefined && (await wasClosedTooEarly(sql, filed.tipId, text)));
  if (message.choice === SOLVED_CHOICE) reply(turn, say(language, 'thanks'));
  else if (message.choice !== undefined && !notSolved) reply(turn, say(language, 'already-sent', { receipt: filed.receipt }));
  else if (message.media.length === 0 && !message.location && text === '') return true;
  else if (message.media.length === 0 && greets(text)) reply(turn, say(language, 'filed-hello', { receipt: filed.receipt, state: (await statusOf(sql, filed.receipt, language)) ?? '' }));
  else {
    const asked = await hasOpenQuestion(sql, filed.tipId);
    if (!asked && message.media.length === 0 && isCourtesy(text)) {
      reply(turn, say(language, 'thanks'));
      return true;
    }
    const kind = asked ? 'answer' : 'added';
    const tells = tellsOfWriter(text).length > 0;
    const place = placeOf(message.location);
    if (!tells || message.media.length > 0 || message.location || notSolved) {
      turn.addition = { kind, text: tells ? '' : text, media: message.media, ...(place ? { location: place.location } : {}), ...(notSolved ? { notSolved } : {}) };
      const words = notSolved ? 'not-solved' : asked ? 'answered' : 'added';
      turn.replies.push({ language, text: say(language, words, { receipt: filed.receipt }), ...(notSolved ? {} : { replaceable: true }) });
    }
    const kept = [...(tells ? [text] : []), ...(place?.tells ?? [])];
    if (kept.length > 0) keepBack(turn, kind, kept.join('\n'));
    else if (waitsForWord(conversation)) turn.replies.push({ ...questionOf(conversation.unsent!, language), replaceable: true });
  }
  return true;
}

/** A location as it may go to the police at once: without a name or an address that tells of its writer ("my house"), which are given apart. */
function placeOf(location: Location | undefined): { location: Location; tells: string[] } | null {
  if (!location) return null;
  const { lat, lon } = location;
  const words = [location.label, location.address].filter((one) => one !== undefined && one !== '') as string[];
  const tells = words.filter((one) => tellsOfWriter(one).length > 0);
  return { location: tells.length > 0 ? { lat, lon } : location, tells };
}

/** Whether a text tells of a closed tip that the matter goes on; "no" does where the citizen was asked whether it is solved (flows/casework.json). */
async function wasClosedTooEarly(sql: Queryable, tipId: number, text: string): Promise<boolean> {
  const goesOn = saysGoesOn(text);
  if (!goesOn && !saysNo(text)) return false;
  const [closed] = await sql<{ outcome: string | null }[]>`select outcome from desk.tips where id = ${tipId} and state = 'closed'`;
  return closed !== undefined && (goesOn || closed.outcome === 'action-taken' || closed.outcome === 'nothing-found');
}

function reply(turn: Turn, text: string): void {
  turn.replies.push({ language: turn.language, text });
}
