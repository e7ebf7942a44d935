// Fills the desk with demo tips, in batches, through the tables and triggers of real ones. Citizens are told nothing: all events are done.
import { randomUUID } from 'node:crypto';
import type { Queryable, Sql } from '../../database/connect';
import { CHANNELS } from '../../exchange/messages';
import { DEFAULT_CATEGORIES } from '../categories/default-categories';
import { saveCategories } from '../categories/save-categories';
import { DEFAULT_DISTRICTS } from '../places/default-range';
import { spOfficeOf } from '../places/offices';
import { saveDistricts } from '../places/save-districts';
import { seals } from '../seals';
import { sealDetail } from '../tips/event-words';
import { newReceipt } from '../../exchange/receipt';
import { sealStory } from '../tips/story';
import { tipMaker, type DemoOfficer, type DemoStation, type DemoTip, type DemoWorld } from './make-tips';
import { drawPictures } from './pictures';
import { chance, type Chance } from './random';

const BATCH = 2000;
/** Handles of demo tips begin so; the gate never makes one like it. */
const HANDLE = 'demo-';
/** Only so many tips get pictures, the first that are made: with 100,000 tips the pictures would be most of the database. */
const ILLUSTRATED = 1500;
const PICTURES = 24;
/** Invented names of demo officers, by district. */
const OFFICERS = ['उ०नि० अजय (डेमो)', 'उ०नि० सीमा (डेमो)', 'उ०नि० रमेश (डेमो)', 'निरीक्षक विनोद (डेमो)', 'उ०नि० पूजा (डेमो)'];

export interface FillOptions {
  tips: number;
  seed: number;
  /** also where there are tips of citizens */
  mix: boolean;
  now?: Date;
  /** called after each batch */
  progress?: (made: number) => void;
}

/**
 * @param sql as role `desk`
 * @returns how many tips were made
 * @throws Error where there are tips of citizens and `mix` is not set
 */
export async function fillWithDemo(sql: Sql, options: FillOptions): Promise<number> {
  const [real] = await sql`select from desk.tips where handle not like ${`${HANDLE}%`} limit 1`;
  if (real && !options.mix) throw new Error('there are tips of citizens in this installation. Demo tips would stand among them and in their statistics: use another DATA_DIR, or add --yes if that is wanted.');
  const [before] = await sql<{ count: number }[]>`select count(*)::int as count from desk.tips where handle like ${`${HANDLE}%`}`;
  const luck = chance(options.seed + before!.count);
  const world = await worldOf(sql, luck, options.now ?? new Date());
  const make = tipMaker(luck, world);
  const pictures = await drawPictures(luck, Math.min(PICTURES, options.tips));
  let made = 0;
  while (made < options.tips) {
    const tips = Array.from({ length: Math.min(BATCH, options.tips - made) }, make);
    const first = before!.count + made;
    await sql.begin((transaction) => insertBatch(transaction, tips, `${HANDLE}${options.seed}-`, first, first >= ILLUSTRATED ? [] : pictures, luck));
    made += tips.length;
    options.progress?.(made);
  }
  await sql.notify(CHANNELS.events, '');
  return made;
}

async function worldOf(sql: Sql, luck: Chance, now: Date): Promise<DemoWorld> {
  const [anyCategory] = await sql`select from desk.categories limit 1`;
  if (!anyCategory) await saveCategories(sql, DEFAULT_CATEGORIES, [], { complete: true });
  const [anyDistrict] = await sql`select from desk.districts limit 1`;
  if (!anyDistrict) await saveDistricts(sql, DEFAULT_DISTRICTS, { complete: true });
  const districts = await sql<DemoWorld['districts']>`select code, name_hi as hi, name_en as en from desk.districts where active order by (code = 'JNP') desc, (code = 'GZP') desc, code`;
  const stations = await sql<DemoStation[]>`select id, district, name_hi as hi, name_en as en, lat, lon from desk.stations where active order by id`;
  await makeOfficers(sql, districts, stations, luck);
  const people = await sql<{ id: number; name: string; role: string; district: string | null; station: string | null }[]>`
    select u.id, u.name, u.role, o.district, u.station from desk.users u join desk.offices o on o.id = u.office where u.active and u.role in ('dig', 'sp', 'officer') order by u.id`;
  return {
    categories: (await sql<{ id: string }[]>`select id from desk.categories where active`).map(({ id }) => id),
    districts: [...districts], stations: [...stations],
    officers: people.filter((person): person is typeof person & DemoOfficer => person.role === 'officer' && person.district !== null),
    sp: new Map(people.filter(({ role, district }) => role === 'sp' && district).map(({ id, district }) => [district!, id])),
    dig: people.find(({ role }) => role === 'dig')?.id ?? null,
    cells: (await sql<{ id: string }[]>`select id from desk.offices where kind = 'cell' and active`).map(({ id }) => id),
    now,
  };
}

/** Officers of the demo. They have no password until `npm run password` gives one. */
async function makeOfficers(sql: Sql, districts: DemoWorld['districts'], stations: readonly DemoStation[], luck: Chance): Promise<void> {
  for (const { code } of districts) {
    const own = stations.filter(({ district }) => district === code);
    for (const [index, name] of OFFICERS.entries()) {
      const username = `demo-${code.toLowerCase()}-${index + 1}`;
      // `none` is the hash of no password.
      await sql`
        insert into desk.users (username, name, role, office, station, password_hash)
        values (${username}, ${name}, 'officer', ${spOfficeOf(code)}, ${own.length > 0 ? luck.pick(own).id : null}, 'none') on conflict (username) do nothing`;
    }
  }
}

async function insertBatch(sql: Queryable, tips: DemoTip[], prefix: string, first: number, pictures: Buffer[], luck: Chance): Promise<void> {
  const rows = tips.map((tip, index) => ({ receipt: newReceipt(), tip, handle: `${prefix}${first + index}` })).map(({ receipt, tip, handle }) => ({
    receipt, handle, language: tip.language, category: tip.category, sensitivity: tip.sensitivity, contradiction: tip.contradiction,
    district: tip.district, station: tip.station, outside: tip.outside, story: sealStory(receipt, { ...tip, answers: {} }).toString('base64'), state: tip.state, outcome: tip.outcome,
    incomplete: tip.incomplete, assigned_to: tip.assignedTo, version: tip.version, filed_at: tip.filedAt, updated_at: tip.updatedAt,
  }));
  // Two receipts of 100,000 may by chance be the same: the later one is left out.
  const made = await sql<{ id: number; handle: string; receipt: string }[]>`
    insert into desk.tips (receipt, handle, language, category, sensitivity, contradiction, district, station, outside, story, state, outcome, incomplete, assigned_to, version, filed_at, updated_at)
    select receipt, handle, language, category, sensitivity, contradiction, district, station, outside, decode(story, 'base64'), state, outcome, incomplete, assigned_to, version, filed_at, updated_at
    from jsonb_to_recordset(${sql.json(rows as never)}) as r (receipt text, handle text, language text, category text, sensitivity text, contradiction text, district text, station text, outside boolean, story text, state text, outcome text, incomplete boolean, assigned_to bigint, version integer, filed_at timestamptz, updated_at timestamptz)
    on conflict (receipt) do nothing returning id, handle, receipt`;
  const filed = new Map(made.map((row) => [row.handle, row]));
  const known = tips.flatMap((tip, index) => {
    const row = filed.get(`${prefix}${first + index}`);
    return row === undefined ? [] : [{ id: row.id, receipt: row.receipt, tip }];
  });
  const offices = known.flatMap(({ id, tip }) => tip.offices.map((office) => ({ tip_id: id, office })));
  await sql`
    insert into desk.tip_offices (tip_id, office)
    select r.tip_id, o.id from jsonb_to_recordset(${sql.json(offices)}) as r (tip_id bigint, office text) join desk.offices o on o.id = r.office`;
  const events = known.flatMap(({ id, receipt, tip }) => tip.events.map(({ kind, at, by, detail: all, release }) => {
    const { detail, words } = sealDetail(receipt, kind, all);
    return { tip_id: id, kind, at, by_user: by, detail, words: words?.toString('base64') ?? null, release };
  }));
  await sql`
    insert into desk.tip_events (tip_id, kind, at, by_user, detail, words, release, state)
    select tip_id, kind, at, by_user, detail, decode(words, 'base64'), release, 'done' from jsonb_to_recordset(${sql.json(events as never)}) as r (tip_id bigint, kind text, at timestamptz, by_user bigint, detail jsonb, words text, release boolean) order by at`;
  if (pictures.length === 0) return;
  for (const { id, tip } of known) {
    for (let count = 0; count < tip.pictures; count++) await insertPicture(sql, id, tip.filedAt, luck.pick(pictures));
  }
}

async function insertPicture(sql: Queryable, tip: number, at: Date, bytes: Buffer): Promise<void> {
  const id = randomUUID();
  await sql`
    with medium as (insert into exchange.media (id, kind, content_type, size, bytes, created_at) values (${id}, 'photo', 'image/jpeg', ${bytes.length}, ${seals().boxes.sealMedia(id, bytes)}, ${at}) returning id)
    insert into desk.evidence (tip_id, media_id, source, at) select ${tip}, id, 'citizen', ${at} from medium`;
}
