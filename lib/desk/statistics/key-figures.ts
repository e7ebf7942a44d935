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

/** Figures over the tips that this person may see, whoever asks: row-level security decides. */
export async function keyFigures(sql: Sql, viewer: Pick<Viewer, 'userId'>): Promise<KeyFigures> {
  return asUser(sql, viewer, async (transaction) => {
    // Hidden from RLS's per-row check by asking the state first: the open ones are few.
    const [open] = await transaction<Pick<KeyFigures, 'newToday' | 'open' | 'unassigned' | 'overdue'>[]>`
      select (select count(*)::int from desk.tips where filed_at >= date_trunc('day', now(), 'Asia/Kolkata')) as "newToday",
        count(*)::int as open, count(*) filter (where state in ('filed', 'reopened') and assigned_to is null)::int as unassigned,
        count(*) filter (where state <> 'action-reported' and filed_at < now() - make_interval(hours => ${OVERDUE_HOURS}))::int as overdue
      from desk.tips where state <> 'closed'`;
    const [closed] = await transaction<Pick<KeyFigures, 'closedThisMonth'>[]>`
      select count(distinct tip_id)::int as "closedThisMonth" from desk.tip_events
      where kind = 'closed' and at >= date_trunc('month', now(), 'Asia/Kolkata')`;
    const [speed] = await transaction<Pick<KeyFigures, 'hoursToAssign' | 'hoursToAction'>[]>`
      select percentile_cont(0.5) within group (order by hours) filter (where kind = 'assigned') as "hoursToAssign",
        percentile_cont(0.5) within group (order by hours) filter (where kind = 'action-reported') as "hoursToAction"
      from (
        select e.kind, extract(epoch from min(e.at) - t.filed_at) / 3600 as hours
        from desk.tips t join desk.tip_events e on e.tip_id = t.id and e.kind in ('assigned', 'action-reported')
        where t.filed_at >= now() - make_interval(days => ${MEDIAN_DAYS}) group by t.id, t.filed_at, e.kind
      ) first_of_each`;
    return { ...open!, ...closed!, ...speed! };
  });
}
