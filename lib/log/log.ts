// The one place that logs. Only words chosen by us, numbers and booleans: never a number, name or text of a citizen,
// a Twilio id, a media address, or an error object of a library (which may hold all of these).

export type LogLevel = 'info' | 'warn' | 'error';

/**
 * Writes one line to standard output (warnings and errors: standard error).
 * @param part who speaks, such as `gate` or `desk`
 * @param sentence what happened and what to do next, in fixed words
 * @param detail counts and ids of our own that make it precise
 */
export function log(level: LogLevel, part: string, sentence: string, detail: Record<string, number | boolean> = {}): void {
  const figures = Object.entries(detail).map(([name, value]) => ` ${name}=${value}`).join('');
  const line = `${new Date().toISOString()} ${level.padEnd(5)} ${part}: ${sentence}${figures}\n`;
  (level === 'info' ? process.stdout : process.stderr).write(line);
}

/**
 * What of an error may be told: its class, and a code where it is one of a known form (PostgreSQL's, Node's, Twilio's).
 * The message of a foreign error is never told: it may quote what was being stored or sent.
 */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const code = (error as { code?: unknown }).code;
  const known = typeof code === 'number' || (typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code));
  return known ? `${error.name} ${String(code)}` : error.name;
}
