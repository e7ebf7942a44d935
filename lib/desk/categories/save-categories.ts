// Copies the categories of the editor into the reference tables that SQL reads.
import type { Sql } from '../../database/connect';
import type { CategoryDefinition, CellDefinition } from './categories';

/** Any constant: desks that deploy at once take turns. */
const LOCK = 5_471_021;

export interface SaveCategoriesOptions {
  /** False where some of the settings could not be read: then nothing is marked inactive. */
  complete: boolean;
}

/**
 * Writes the categories and the offices they go to. Doing it again changes nothing.
 * What is no longer in the settings is marked inactive and never deleted: tips refer to it.
 */
export async function saveCategories(sql: Sql, categories: readonly CategoryDefinition[], offices: readonly CellDefinition[], { complete }: SaveCategoriesOptions): Promise<void> {
  const rows = categories.map(({ id, name, sensitivity }, position) => ({ id, position, name_en: name.en, name_hi: name.hi, sensitivity }));
  const cells = offices.map(({ id, name }) => ({ id, name_en: name.en, name_hi: name.hi }));
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${LOCK})`;
    await transaction`
      insert into desk.categories (id, position, name_en, name_hi, sensitivity)
      select id, position, name_en, name_hi, sensitivity from jsonb_to_recordset(${transaction.json(rows)}) as r (id text, position integer, name_en text, name_hi text, sensitivity text)
      on conflict (id) do update set position = excluded.position, name_en = excluded.name_en, name_hi = excluded.name_hi, sensitivity = excluded.sensitivity, active = true`;
    await transaction`
      insert into desk.offices (id, kind, name_en, name_hi)
      select id, 'cell', name_en, name_hi from jsonb_to_recordset(${transaction.json(cells)}) as r (id text, name_en text, name_hi text)
      on conflict (id) do update set name_en = excluded.name_en, name_hi = excluded.name_hi, active = true`;
    if (!complete) return;
    await transaction`update desk.categories set active = false where active and id <> all (${rows.map(({ id }) => id)})`;
    await transaction`update desk.offices set active = false where active and kind = 'cell' and id <> all (${cells.map(({ id }) => id)})`;
  });
}
