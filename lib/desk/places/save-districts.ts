// Copies the districts and stations of the editor into the reference tables that SQL reads.
import type { Sql } from '../../database/connect';
import { spOfficeOf } from './offices';
import type { DistrictDefinition } from './places';

/** Any constant: desks that deploy at once take turns. */
const LOCK = 5_471_022;

export interface SaveDistrictsOptions {
  /** False where some district could not be read: then nothing is marked inactive. */
  complete: boolean;
}

/**
 * Writes districts, stations and the SP office of each district. Doing it again changes nothing.
 * What is no longer in the settings is marked inactive and never deleted: tips and people refer to it.
 */
export async function saveDistricts(sql: Sql, districts: readonly DistrictDefinition[], { complete }: SaveDistrictsOptions): Promise<void> {
  const codes = districts.map(({ code }) => code);
  const rows = districts.map(({ code, name, outline }) => ({ code, name_en: name.en, name_hi: name.hi, outline: outline.length > 0 ? outline : null }));
  const stations = districts.flatMap(({ code, stations: of }) => of.map(({ id, name, circle, latitude, longitude }) => ({ id, district: code, name_en: name.en, name_hi: name.hi, circle: circle ?? null, lat: latitude ?? null, lon: longitude ?? null })));
  const offices = districts.map(({ code, name }) => ({ id: spOfficeOf(code), district: code, name_en: `SP office ${name.en}`, name_hi: `एसपी कार्यालय ${name.hi}` }));
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${LOCK})`;
    await transaction`
      insert into desk.districts (code, name_en, name_hi, outline)
      select code, name_en, name_hi, outline from jsonb_to_recordset(${transaction.json(rows)}) as r (code text, name_en text, name_hi text, outline jsonb)
      on conflict (code) do update set name_en = excluded.name_en, name_hi = excluded.name_hi, outline = excluded.outline, active = true`;
    await transaction`
      insert into desk.stations (id, district, name_en, name_hi, circle, lat, lon)
      select id, district, name_en, name_hi, circle, lat, lon from jsonb_to_recordset(${transaction.json(stations)}) as r (id text, district text, name_en text, name_hi text, circle text, lat double precision, lon double precision)
      on conflict (id) do update set district = excluded.district, name_en = excluded.name_en, name_hi = excluded.name_hi, circle = excluded.circle, lat = excluded.lat, lon = excluded.lon, active = true`;
    await transaction`
      insert into desk.offices (id, kind, district, name_en, name_hi)
      select id, 'sp', district, name_en, name_hi from jsonb_to_recordset(${transaction.json(offices)}) as r (id text, district text, name_en text, name_hi text)
      on conflict (id) do update set name_en = excluded.name_en, name_hi = excluded.name_hi, active = true`;
    await transaction`
      insert into desk.offices (id, kind, name_en, name_hi) values ('DIG', 'dig', 'DIG office', 'डीआईजी कार्यालय')
      on conflict (id) do nothing`;
    await transaction`update desk.stations set active = false where active and district = any (${codes}) and id <> all (${stations.map(({ id }) => id)})`;
    if (!complete) return;
    await transaction`update desk.stations set active = false where active and district <> all (${codes})`;
    await transaction`update desk.offices set active = false where active and kind = 'sp' and district <> all (${codes})`;
    await transaction`update desk.districts set active = false where active and code <> all (${codes})`;
  });
}
