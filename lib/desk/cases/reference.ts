// What tips refer to, with names in both languages: for filters and forms.
import type { Queryable } from '../../database/connect';
import { OUTCOME_NAMES, SENSITIVITY_NAMES, STATE_NAMES, type Names } from '../statistics/names';

const listed = (names: Record<string, Names>) => Object.entries(names).map(([id, name]) => ({ id, name }));

/** Everything that is or was in use; `active` says whether it still is. */
export async function reference(sql: Queryable) {
  return {
    categories: await sql`select id, jsonb_build_object('en', name_en, 'hi', name_hi) as name, sensitivity, active from desk.categories order by position, id`,
    districts: await sql`select code, jsonb_build_object('en', name_en, 'hi', name_hi) as name, outline, active from desk.districts order by name_en`,
    stations: await sql`select id, district, jsonb_build_object('en', name_en, 'hi', name_hi) as name, lat, lon, active from desk.stations order by district, name_en`,
    offices: await sql`select id, kind, district, jsonb_build_object('en', name_en, 'hi', name_hi) as name, active from desk.offices order by kind, id`,
    outcomes: listed(OUTCOME_NAMES),
    states: listed(STATE_NAMES),
    sensitivities: listed(SENSITIVITY_NAMES),
  };
}
