// What keeps citizens' words out of the database server's log: its settings, and whether a server of the operator's own has them.
import type { Queryable, Sql } from './connect';

/**
 * Settings of the server's log under which no statement, no parameter and no value of a row is written: a failed statement, a violated
 * constraint or a slow query would otherwise be logged with what it was about. Errors themselves quote values ("invalid input … "), so
 * none is logged; what fails is told by gate and desk in words of their own.
 * https://www.postgresql.org/docs/current/runtime-config-logging.html
 */
export const QUIET_LOG: Readonly<Record<string, string>> = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_temp_files: '-1',
  log_lock_waits: 'off',
};

/** The roles that citizens' words pass through. */
const ROLES = ['gate', 'desk'] as const;

/**
 * Sets them for our roles in this database, where the administrator may.
 * @param sql a connection as administrator
 */
export async function quietLog(sql: Sql): Promise<void> {
  for (const role of ROLES) {
    for (const [name, value] of Object.entries(QUIET_LOG)) {
      await sql
        .begin(async (admin) => {
          const [database] = await admin<{ name: string }[]>`select quote_ident(current_database()) as name`;
          await admin.unsafe(`alter role ${role} in database ${database!.name} set ${name} = '${value}'`);
        })
        .catch((error: unknown) => {
          // No right to (42501), or an older server without the setting (42704): what holds is looked at as the role itself.
          if (!['42501', '42704'].includes((error as { code?: string }).code ?? '')) throw error;
        });
    }
  }
}

/**
 * The settings under which the server would still log what citizens wrote.
 * @param sql a connection as one of our roles
 * @returns `name = value` of each; empty where the log is quiet
 */
export async function loudSettings(sql: Queryable): Promise<string[]> {
  const rows = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings
    where name = any(${[...Object.keys(QUIET_LOG), 'auto_explain.log_min_duration', 'auto_explain.log_parameter_max_length', 'pgaudit.log', 'pgaudit.log_parameter']})`;
  const now = new Map(rows.map(({ name, setting }) => [name, setting]));
  const is = (name: string, ...values: string[]) => !now.has(name) || values.includes(now.get(name)!);
  const parametersStayOut = is('log_parameter_max_length', '0');
  const loud = [
    // `log` and above: everything but errors, which quote values and, below them, whole rows.
    is('log_min_messages', 'log', 'fatal', 'panic') ? undefined : 'log_min_messages',
    is('log_statement', 'none', 'ddl') || parametersStayOut ? undefined : 'log_statement',
    is('log_min_duration_statement', '-1') || parametersStayOut ? undefined : 'log_min_duration_statement',
    is('log_min_duration_sample', '-1') || parametersStayOut ? undefined : 'log_min_duration_sample',
    is('log_transaction_sample_rate', '0') || parametersStayOut ? undefined : 'log_transaction_sample_rate',
    is('auto_explain.log_min_duration', '-1') || is('auto_explain.log_parameter_max_length', '0') ? undefined : 'auto_explain.log_min_duration',
    is('pgaudit.log', '', 'none') || is('pgaudit.log_parameter', 'off') ? undefined : 'pgaudit.log_parameter',
  ];
  return loud.filter((name) => name !== undefined).map((name) => `${name} = ${now.get(name)!}`);
}
