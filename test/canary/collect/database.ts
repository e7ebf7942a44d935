// A dump of everything that a role of the database can read: every table and view of every schema, with the server's own.
import type { Sql } from '../../../lib/database/connect';
import type { Place } from '../must-not';
import type { Material } from '../searcher/search';

export interface Reader {
  place: Place;
  /** shown before each table's name */
  name: string;
  sql: Sql;
  /** the office's user to read as; else the connection's own role */
  user?: number;
  /** leaves out the server's own tables but those that say what other connections do, where another reader has them */
  withoutCatalogs?: boolean;
}

interface Relation {
  schema: string;
  name: string;
  columns: string[];
}

/** @returns a material for each relation that can be read and has rows */
export async function dumpAsRole({ place, name, sql, user, withoutCatalogs = false }: Reader): Promise<Material[]> {
  const asReader = <T>(read: (sql: Sql) => Promise<T>) => sql.begin(async (transaction) => {
    if (user !== undefined) {
      await transaction`set local role office`;
      await transaction`select set_config('satark.user', ${String(user)}, true)`;
    }
    return read(transaction as unknown as Sql);
  });
  const relations = await asReader((reader) => reader<Relation[]>`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'v', 'm', 'p', 'S') and a.attnum > 0 and not a.attisdropped and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
      and (not ${withoutCatalogs} or n.nspname <> all (${CATALOGS}::text[]) or c.relname like 'pg\\_stat\\_a%')
    group by 1, 2 order by 1, 2`);
  const materials: Material[] = [];
  for (const relation of relations) {
    const content = await asReader((reader) => copy(reader, relation)).catch((error: unknown) => {
      // Some of the server's own views can't be read by everybody.
      if (CATALOGS.includes(relation.schema)) return Buffer.alloc(0);
      throw error;
    });
    if (content.length > 0) materials.push({ place, name: `${name}: ${relation.schema}.${relation.name}`, content });
  }
  return materials;
}

const CATALOGS = ['pg_catalog', 'information_schema'];

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The rows as the server sends them, in its own text form. (Not by COPY: its errors come past every await.) */
async function copy(sql: Sql, { schema, name, columns }: Relation): Promise<Buffer> {
  const rows = (await sql.unsafe(`select ${columns.map(quoted).join(', ')} from ${quoted(schema)}.${quoted(name)}`).raw()) as unknown as (Buffer | null)[][];
  return Buffer.concat(rows.flatMap((row) => [...row.flatMap((value) => [value ?? NULL, TAB]), LINE]));
}

const [NULL, TAB, LINE] = ['\\N', '\t', '\n'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];
