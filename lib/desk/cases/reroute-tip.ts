// The DIG office corrects what a tip is about, where it belongs, and which offices have it.
import type { Queryable, Sql } from '../../database/connect';
import { Problem } from '../offices/problems';
import type { Viewer } from '../offices/viewer';
import { changeTip, type LockedTip } from './change-tip';
import type { Tip } from './read-tip';
import { SENSITIVITIES, type Sensitivity } from './tip-rows';

export interface NewRoute {
  version: number;
  category?: string;
  sensitivity?: string;
  /** null: not known */
  district?: string | null;
  station?: string | null;
  /** the offices that are to have it beside the DIG's; without it the SP office follows the district */
  offices?: string[];
}

/**
 * Takes the tip away from its officer: the offices that have it now decide anew.
 * @throws Problem category-unknown, place-unknown, and those of changeTip
 */
export function rerouteTip(sql: Sql, viewer: Viewer, id: number, route: NewRoute): Promise<Tip> {
  return changeTip(sql, viewer, id, 'route', route.version, async (transaction, tip) => {
    const category = await knownCategory(transaction, route, tip);
    const sensitivity = route.sensitivity ?? tip.sensitivity;
    if (!SENSITIVITIES.includes(sensitivity as Sensitivity)) throw new Problem('category-unknown');
    const { district, station } = await knownPlace(transaction, route, tip);
    const before = (await transaction<{ office: string }[]>`select office from desk.tip_offices where tip_id = ${id} order by office`).map((row) => row.office);
    const offices = await officesFor(transaction, route, tip, district, before);
    await transaction`
      update desk.tips set category = ${category}, sensitivity = ${sensitivity}, district = ${district}, station = ${station}, outside = outside and ${district === null},
        assigned_to = null, state = 'filed' where id = ${id}`;
    await transaction`delete from desk.tip_offices where tip_id = ${id} and office <> all (${offices})`;
    await transaction`insert into desk.tip_offices (tip_id, office) select ${id}, office from unnest(${offices}::text[]) office on conflict do nothing`;
    const from = { category: tip.category, sensitivity: tip.sensitivity, district: tip.district, station: tip.station, offices: before };
    return { event: { kind: 'rerouted', detail: { from, to: { category, sensitivity, district, station, offices } } }, act: 'tip-rerouted', audited: { category, district, station, offices: offices.join(' ') } };
  });
}

async function knownCategory(sql: Queryable, route: NewRoute, tip: LockedTip): Promise<string> {
  if (route.category === undefined) return tip.category;
  const [known] = await sql`select from desk.categories where id = ${route.category}`;
  if (!known) throw new Problem('category-unknown');
  return route.category;
}

async function knownPlace(sql: Queryable, route: NewRoute, tip: LockedTip): Promise<{ district: string | null; station: string | null }> {
  const station = route.station !== undefined ? route.station : route.district !== undefined && route.district !== tip.district ? null : tip.station;
  const [at] = station === null ? [] : await sql<{ district: string }[]>`select district from desk.stations where id = ${station}`;
  if (station !== null && !at) throw new Problem('place-unknown');
  const district = route.district !== undefined ? route.district : (at?.district ?? tip.district);
  if (at && at.district !== district) throw new Problem('place-unknown');
  const [known] = district === null ? [true] : await sql`select from desk.districts where code = ${district}`;
  if (!known) throw new Problem('place-unknown');
  return { district, station };
}

async function officesFor(sql: Queryable, route: NewRoute, tip: LockedTip, district: string | null, before: string[]): Promise<string[]> {
  const all = await sql<{ id: string; kind: string; district: string | null }[]>`select id, kind, district from desk.offices where active`;
  const dig = all.filter((office) => office.kind === 'dig').map((office) => office.id);
  if (route.offices) {
    if (route.offices.some((id) => !all.some((office) => office.id === id))) throw new Problem('place-unknown');
    return [...new Set([...dig, ...route.offices])].sort();
  }
  if (district === tip.district) return [...new Set([...dig, ...before])].sort();
  const spOf = (code: string | null) => all.filter((office) => office.kind === 'sp' && office.district === code && code !== null).map((office) => office.id);
  // A tip that was kept from the SP of its district (it may be about that office) is not handed to another one unasked.
  const kept = spOf(tip.district).length > 0 && !spOf(tip.district).some((id) => before.includes(id));
  const others = before.filter((id) => all.find((office) => office.id === id)?.kind === 'cell');
  return [...new Set([...dig, ...others, ...(kept ? [] : spOf(district))])].sort();
}
