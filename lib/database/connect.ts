// The one place that opens a database connection.
import postgres from 'postgres';

/** What a statement can run on: the pool, or a transaction of it. */
export type Queryable = postgres.ISql<{ bigint: number }>;
export type Sql = postgres.Sql<{ bigint: number }>;

/**
 * Opens a pool. Nothing is connected before the first statement.
 * @param url `postgres://user:password@host:port/database`
 * @param options `max` connections (default 10); `name` shows in the server's list of connections
 */
export function connect(url: string, options: { max?: number; name?: string } = {}): Sql {
  return postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    // Seconds before a lost server is tried again: it is mostly back within one or two.
    backoff: (failures) => Math.min(0.02 * 2 ** failures, 0.5),
    // A notice would go to the console, whatever it holds.
    onnotice: () => {},
    connection: { application_name: options.name ?? 'satark-mitra' },
    // 64-bit ids as numbers: they stay below 2^53 for any number of tips that will ever be filed.
    types: { bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: (text: string) => Number(text) } },
  });
}

/** Whether an error says that the database can't be reached or is going away, so that trying again later is right. */
export function isConnectionTrouble(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? '';
  return /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|CONNECTION_|CONNECT_TIMEOUT|57P0|08)/.test(code);
}
