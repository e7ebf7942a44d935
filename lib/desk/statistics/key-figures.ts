// The few figures at the head of an office's page: what is new, what waits too long, how fast the work goes.
import type { Sql } from '../../database/connect';
import { asUser } from '../offices/as-user';
import type { Viewer } from '../offices/viewer';

/** Hours after which a tip on which nothing was reported is overdue. */
export const OVERDUE_HOURS = 48;
/** Days of filing over which the medians are taken. */
export const MEDIAN_DAYS = 30;

export interface KeyFigures {
  newToday: number;
  open: number;
  unassigned: number;
  overdue: number;
  closedThisMonth: number;
  /** hours from filing, of tips filed in the last 30 days; null where there is none yet */
  hoursToAssign: number | null;
  hoursToAction: number | null;
}

/** Figures over the tips that this person may see; the database decides which (migration 0041). */
export async function keyFigures(sql: Sql, viewer: Pick<Viewer, 'userId'>): Promise<KeyFigures> {
  return asUser(sql, viewer, async (transaction) => {
    const [figures] = await transaction<KeyFigures[]>`
      select new_today as "newToday", open, unassigned, overdue, closed_this_month as "closedThisMonth", hours_to_assign as "hoursToAssign", hours_to_action as "hoursToAction"
      from desk.key_figures(${OVERDUE_HOURS}, ${MEDIAN_DAYS})`;
    return figures!;
  });
}
