// The one place that logs. Only words chosen by us, numbers and booleans: never a number, name or text of a citizen,
// a Twilio id, a media address, or an error object of a library (which may hold all of these).

const outputsNow = () => ({ info: process.stdout.write.bind(process.stdout), other: process.stderr.write.bind(process.stderr) });
let held: ReturnType<typeof outputsNow> | undefined;

/** From now on log() writes where it would now, whatever becomes of the process's outputs: what libraries and flows write is silenced next. */
export function holdOutputs(): void {
  held = outputsNow();
}

/** From now on a full disk, or a reader of the outputs who has gone, costs lines and not the process. */
export function outliveOutputs(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

export type LogLevel = 'info' | 'warn' | 'error';

/**
 * Writes one line to standard output (warnings and errors: standard error).
 * @param part who speaks, such as `gate` or `desk`
 * @param sentence what happened and what to do next, in fixed words
 * @param detail counts and ids of our own that make it precise
 */
export function log(level: LogLevel, part: string, sentence: string, detail: Record<string, number | boolean> = {}): void {
  const figures = Object.entries(detail).map(([name, value]) => ` ${name}=${value}`).join('');
  const line = `${new Date().toISOString()} ${level.padEnd(5)} ${part}: ${withoutNumbers(sentence)}${figures}\n`;
  const outputs = held ?? outputsNow();
  (level === 'info' ? outputs.info : outputs.other)(line);
}

/** What no sentence of ours holds. A second fence, should a word from outside ever get into one. */
const NEVER_SAID = /whatsapp:\S*|\b[A-Z]{2}[0-9a-f]{32}\b|[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S*(?:media|twilio)\S*|\+?\p{Nd}(?:[ .-]?\p{Nd}){9,}/giu;

/** The sentence without telephone numbers, Twilio's ids, e-mail and media addresses. */
export function withoutNumbers(sentence: string): string {
  return sentence.replaceAll(NEVER_SAID, '…');
}

/**
 * What of an error may be told: its class, and a code where it is one of a known form (PostgreSQL's, Node's, Twilio's).
 * The message of a foreign error is never told: it may quote what was being stored or sent. Nor is a class or a code that could be text.
 * Never throws: a flow may throw what throws again when it is looked at.
 */
export function errorKind(error: unknown): string {
  try {
    return kindOf(error);
  } catch {
    return 'an unknown error';
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const { name } = error;
  const kind = typeof name === 'string' && (name.length <= 40 && /^[A-Z][A-Za-z]*(Error|Exception)$/.test(name) || name === 'Error') ? name : 'an error of its own kind';
  const code = (error as { code?: unknown }).code;
  const known = typeof code === 'number' ? Number.isInteger(code) && Math.abs(code) < 100_000 : typeof code === 'string' && (/^[0-9A-Z]{5}$/.test(code) || /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)) && code.length <= 40 && !/\d{4}/.test(code);
  return known ? `${kind} ${String(code)}` : kind;
}
