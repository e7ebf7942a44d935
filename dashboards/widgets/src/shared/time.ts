// Times as an office reads them: in India's time, in words where that is shorter.
import { language, say } from './viewer';

const DAY = 86_400_000;
const ZONE = 'Asia/Kolkata';
const locale = () => (language.value === 'hi' ? 'hi-IN-u-nu-latn' : 'en-IN');

/** `3 h ago`, `5 d ago`, and from a month on the date. */
export function ago(at: string): string {
  const passed = Date.now() - Date.parse(at);
  if (passed < 60_000) return say('now');
  if (passed < 3_600_000) return say('minutes', { count: Math.floor(passed / 60_000) });
  if (passed < DAY) return say('hours', { count: Math.floor(passed / 3_600_000) });
  if (passed < 30 * DAY) return say('days', { count: Math.floor(passed / DAY) });
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: ZONE }).format(new Date(at));
}

export const dayAndTime = (at: string): string => new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: ZONE }).format(new Date(at));

/** A span of hours in the unit that suits it. */
export function span(hours: number): string {
  if (hours < 1) return say('minutesShort', { count: Math.round(hours * 60) });
  return hours < 72 ? say('hoursShort', { count: hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours) }) : say('daysShort', { count: Math.round(hours / 24) });
}

/** Hours since filing of a tip on which no action was reported yet; null where it is not late (48 hours, as in the key figures). */
export function overdueHours(tip: { state: string; filedAt: string }): number | null {
  const hours = (Date.now() - Date.parse(tip.filedAt)) / 3_600_000;
  return ['filed', 'assigned', 'reopened'].includes(tip.state) && hours > 48 ? Math.floor(hours) : null;
}
