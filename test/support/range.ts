// The reference tables as the config nodes of the shipped flows fill them, and the offices of the range.
import { DEFAULT_CATEGORIES } from '../../lib/desk/categories/default-categories';
import { DEFAULT_DISTRICTS } from '../../lib/desk/places/default-range';
import type { TestDatabase } from './database';

/** Fills desk.offices, categories, districts and stations. */
export async function fillReference({ admin }: TestDatabase): Promise<void> {
  await admin`insert into desk.offices (id, kind, district, name_en, name_hi) values ('DIG', 'dig', null, 'DIG office', 'डीआईजी कार्यालय') on conflict do nothing`;
  for (const [position, { id, name, sensitivity }] of DEFAULT_CATEGORIES.entries()) {
    await admin`insert into desk.categories (id, position, name_en, name_hi, sensitivity) values (${id}, ${position}, ${name.en}, ${name.hi}, ${sensitivity}) on conflict do nothing`;
  }
  for (const { code, name, stations } of DEFAULT_DISTRICTS) {
    await admin`insert into desk.districts (code, name_en, name_hi) values (${code}, ${name.en}, ${name.hi}) on conflict do nothing`;
    await admin`insert into desk.offices (id, kind, district, name_en, name_hi) values (${`SP-${code}`}, 'sp', ${code}, ${`SP office ${name.en}`}, ${`एसपी कार्यालय ${name.hi}`}) on conflict do nothing`;
    const rows = stations.map((station) => ({ id: station.id, district: code, name_en: station.name.en, name_hi: station.name.hi }));
    await admin`insert into desk.stations ${admin(rows)} on conflict do nothing`;
  }
}
