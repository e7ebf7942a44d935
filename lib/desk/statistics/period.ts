// Periods of charts, as days in India.

export const PERIODS = ['last-8-weeks', 'last-12-months', 'this-week', 'this-month', 'last-month', 'last-30-days', 'this-year', 'all', 'days'] as const;
export type Period = (typeof PERIODS)[number];

/** Days YYYY-MM-DD, both included; undefined: without an end on that side. */
export interface Days {
  from?: string;
  to?: string;
}

/** The day in India at an instant (India Standard Time: UTC + 5:30, no summer time). */
export function dayInIndia(at: Date): string {
  return new Date(at.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 10);
}

/** @param days for the period `days`: those that are named */
export function daysOf(period: Period, now: Date, days: Days = {}): Days {
  const today = dayInIndia(now);
  const month = today.slice(0, 7);
  switch (period) {
    case 'last-8-weeks': return { from: addDays(mondayOf(today), -7 * 7), to: today };
    case 'last-12-months': return { from: `${addMonths(month, -11)}-01`, to: today };
    case 'this-week': return { from: mondayOf(today), to: today };
    case 'this-month': return { from: `${month}-01`, to: today };
    case 'last-month': return { from: `${addMonths(month, -1)}-01`, to: addDays(`${month}-01`, -1) };
    case 'last-30-days': return { from: addDays(today, -29), to: today };
    case 'this-year': return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'all': return {};
    case 'days': return { from: days.from || undefined, to: days.to || undefined };
  }
}

/** Every key between two days in the form of CountRow.key, so that a week without tips shows as 0. */
export function stepsBetween(by: 'day' | 'week' | 'month', from: string, to: string): string[] {
  const steps: string[] = [];
  if (by === 'month') for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) steps.push(month);
  else for (let day = by === 'week' ? mondayOf(from) : from; day <= to; day = addDays(day, by === 'week' ? 7 : 1)) steps.push(day);
  return steps;
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

function addMonths(month: string, count: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** Weeks begin on Monday, as in the counts. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
