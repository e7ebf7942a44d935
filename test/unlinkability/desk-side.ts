// All that a role can read of each report: every row of every table that has to do with it, with its place on the disk, the transaction that
// wrote it, and how far its numbers and times are from those before them; taken without knowing what the columns mean, so that a new table or column is looked at too.
import type { Sql } from '../../lib/database/connect';

/** What is known of one report. */
export interface Report {
  tip: number;
  handle: string;
  /** "table.column" → its values, in the order of the rows on the disk */
  seen: Map<string, unknown[]>;
}

type Row = Record<string, unknown>;

/** Reads all tables that the role may read whose connection is given. Of the vault as a dump shows it: without places and transactions. */
export async function readTables(sql: Sql): Promise<Map<string, Row[]>> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`;
  const read = new Map<string, Row[]>();
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select to_jsonb(t) as row, t.ctid::text as place, t.xmin::text as writer, t.xmax::text as changer from ${name} t`);
    const onDisk = (row: Row): Row => (name.startsWith('vault.') ? {} : { '(place)': placeNumber(row.place as string), '(writer)': Number(row.writer), '(changer)': Number(row.changer) });
    read.set(name, withGaps(rows.map((row, position) => ({ ...(row.row as Row), '(order)': position, ...onDisk(row) }))));
  }
  return read;
}

/** Adds to each number and time how far it is from the next lower one of its column: what happened in between leaves its trace there. */
function withGaps(rows: Row[]): Row[] {
  const gaps = new Map<string, Map<unknown, number>>();
  for (const column of new Set(rows.flatMap(Object.keys))) {
    const values = [...new Set(rows.map((row) => row[column]))].filter((value) => numberOf(value) !== null).sort((one, other) => numberOf(one)! - numberOf(other)!);
    if (values.length > rows.length / 10) gaps.set(column, new Map(values.slice(1).map((value, index) => [value, numberOf(value)! - numberOf(values[index])!])));
  }
  return rows.map((row) => ({ ...row, ...Object.fromEntries([...gaps].map(([column, gap]) => [`${column} (gap)`, gap.get(row[column]) ?? null])) }));
}

const TIME = /^\d{4}-\d\d-\d\dT/;

/** Times as milliseconds; null where it is neither. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && TIME.test(value) ? Date.parse(value) : null;
}

/** (page, line) as one number. */
function placeNumber(ctid: string): number {
  const [page, line] = ctid.slice(1, -1).split(',').map(Number) as [number, number];
  return page * 1000 + line;
}

/** Puts the rows of each report together: by handle, by tip, and through the rows that these name. */
export function reportsOf(tables: Map<string, Row[]>): Report[] {
  const reports = (tables.get('desk.tips') ?? []).map((tip): Report => ({ tip: Number(tip.id), handle: String(tip.handle), seen: new Map() }));
  const owners = new Map<string, Report>();
  for (const report of reports) {
    owners.set(`handle ${report.handle}`, report);
    owners.set(`tip ${report.tip}`, report);
  }
  // Rows that hang on others (media on evidence, what hangs on an outbox row) are found once those are.
  const left = new Map(tables);
  for (let rounds = 0; rounds < 3; rounds++) {
    for (const [table, rows] of left) {
      const mine = rows.map((row) => ownerOf(table, row, owners));
      if (!mine.some(Boolean)) continue;
      left.delete(table);
      rows.forEach((row, index) => {
        const report = mine[index];
        if (report) note(table, row, report, owners);
      });
    }
  }
  return reports;
}

function ownerOf(table: string, row: Row, owners: Map<string, Report>): Report | undefined {
  const direct = owners.get(`handle ${String(row.handle)}`) ?? owners.get(`tip ${String(row.tip_id)}`) ?? (table === 'desk.tips' ? owners.get(`tip ${String(row.id)}`) : undefined);
  if (direct) return direct;
  for (const [column, value] of Object.entries(row)) {
    const kind = column === 'id' ? table.split('.')[1]! : column.endsWith('_id') ? column.slice(0, -3) : undefined;
    const owner = kind && owners.get(`${kind} ${String(value)}`);
    if (owner) return owner;
  }
  return undefined;
}

function note(table: string, row: Row, report: Report, owners: Map<string, Report>): void {
  for (const [column, value] of Object.entries(row)) {
    const name = `${table}.${column}`;
    const values = report.seen.get(name);
    if (values) values.push(value);
    else report.seen.set(name, [value]);
    if (column.endsWith('_id') && column !== 'tip_id' && column !== 'user_id' && typeof value === 'string') owners.set(`${column.slice(0, -3)} ${value}`, report);
    if (column === 'id') owners.set(`${table.split('.')[1]!} ${String(value)}`, report);
  }
}
