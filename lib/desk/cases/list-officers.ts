// The officers that a tip can be given to.
import type { Sql } from '../../database/connect';
import { asUser } from '../offices/as-user';
import { rightsOf, type Viewer } from '../offices/viewer';
import { Problem } from '../offices/problems';
import type { Names } from '../statistics/names';

export interface Officer {
  id: number;
  name: string;
  office: string | null;
  station: string | null;
  stationName: Names | null;
  /** open tips that they have and the viewer may see */
  openTips: number;
}

/** An SP's own officers, for the DIG all. @param tip leaves out who may not be given this tip */
export async function listOfficers(sql: Sql, viewer: Viewer, tip: number | null): Promise<Officer[]> {
  if (!rightsOf(viewer.role).assign) throw new Problem('not-allowed');
  return asUser(sql, viewer, async (transaction) => [...await transaction<Officer[]>`
    select u.id, u.name, u.office, u.station, case when s.id is not null then jsonb_build_object('en', s.name_en, 'hi', s.name_hi) end as "stationName",
      (select count(*) from desk.tips t where t.assigned_to = u.id and t.state <> 'closed') as "openTips"
    from desk.users u left join desk.stations s on s.id = u.station
    where u.role = 'officer' and u.active and (${viewer.role === 'dig'} or u.office = ${viewer.office})
      and not exists (select from desk.tips t where t.id = ${tip} and t.category = 'corruption' and t.station = u.station)
    order by u.office, u.name, u.id`]);
}
