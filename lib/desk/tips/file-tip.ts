// Writes a tip: the row, the offices that may see it, its evidence, and the event "filed".
import type { Queryable } from '../../database/connect';
import { CHANNELS, type Language } from '../../exchange/messages';
import type { TipDraft } from '../conversation/turn';
import { sealStory, type Story } from './story';

export interface NewTip extends Story {
  receipt: string;
  handle: string;
  language: Language;
  category: string;
  sensitivity: NonNullable<TipDraft['sensitivity']> | null;
  contradiction: string | null;
  /** code of desk.districts; null: not known, or outside the range */
  district: string | null;
  station: string | null;
  outside: boolean;
  /** ids of desk.offices; those that don't exist are left out, and the DIG office always sees it */
  offices: string[];
  /** ids of exchange.media */
  media: string[];
  incomplete: boolean;
}

/**
 * Files a tip, inside the transaction that ends its conversation.
 * A category, district or station that the reference tables don't know is no reason to lose a tip: it is filed under
 * "other", or without a district, and the DIG office sees it.
 * @returns its id
 * @throws PostgresError 23505 where the receipt or the handle has a tip already
 */
export async function insertTip(sql: Queryable, tip: NewTip): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    with tip as (
      insert into desk.tips (receipt, handle, language, category, sensitivity, contradiction, district, station, outside, story, incomplete)
      select ${tip.receipt}, ${tip.handle}, ${tip.language}, c.id, coalesce(${tip.sensitivity}::text, c.sensitivity), ${tip.contradiction},
        (select code from desk.districts where code = ${tip.district}), (select s.id from desk.stations s where s.id = ${tip.station}),
        ${tip.outside}, ${sealStory(tip.receipt, tip)}, ${tip.incomplete}
      from desk.categories c order by c.id = ${tip.category} desc, c.id = 'other' desc limit 1
      returning id, filed_at
    ), offices as (
      insert into desk.tip_offices (tip_id, office)
      select tip.id, o.id from tip, desk.offices o where o.id = any(${tip.offices}) or o.kind = 'dig'
    ), event as (
      insert into desk.tip_events (tip_id, kind, at, detail)
      select id, 'filed', filed_at, ${sql.json({ incomplete: tip.incomplete })} from tip
    ), evidence as (
      insert into desk.evidence (tip_id, media_id, source, at)
      select tip.id, m.id, 'citizen', tip.filed_at from tip, unnest(${tip.media}::uuid[]) with ordinality m(id, position) order by m.position
    )
    select id, pg_notify(${CHANNELS.events}, '') from tip`;
  if (!row) throw new Error('a tip could not be filed: there is no category in the database yet. Deploy the flow with the categories (satark-categories).');
  return row.id;
}
