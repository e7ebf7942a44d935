// Which report a message belongs to. Settled here, in the gate, so that the desk never learns that two reports have one sender.

/** What the vault knows of one of the sender's reports. */
export interface HandleFacts {
  handle: string;
  state: 'in-progress' | 'filed' | 'ended';
  receipt: string | null;
  createdAt: Date;
  filedAt: Date | null;
  /** the sender's last message of this report */
  lastMessageAt: Date | null;
  /** an officer's question stands open since */
  awaitingSince: Date | null;
}

export interface MessageFacts {
  text: string;
  /** a list row or button was tapped: no word of it is a command */
  tapped: boolean;
  /** the handle of the bot's message that was replied to */
  repliedHandle?: string;
}

export interface HandleRules {
  /** words that begin a report, or lead back to one that is not finished; compared without case and punctuation */
  greetings: readonly string[];
  /** hours within which a greeting goes on with an unfinished report */
  continueHours: number;
  /** minutes after the last word of a filed report within which more is added to it */
  additionMinutes: number;
  /** hours within which the next message answers an officer's question */
  questionHours: number;
}

/**
 * Hours after its beginning in which a report goes on by itself. The desk files or ends it long before; one that it never ends would
 * gather all that its sender reports from then on.
 */
const LONGEST_REPORT = 72;

/** Hindi, English and romanised Hindi. */
export const DEFAULT_RULES: HandleRules = {
  greetings: ['hi', 'hii', 'hello', 'helo', 'hey', 'start', 'menu', 'new', 'namaste', 'namaskar', 'pranam', 'ram ram', 'नमस्ते', 'नमस्कार', 'प्रणाम', 'राम राम', 'हाय', 'हैलो', 'हेलो', 'मेनू', 'मेन्यू', 'शुरू', 'नया', 'नई शिकायत', 'nayi shikayat'],
  continueHours: 24,
  additionMinutes: 30,
  questionHours: 72,
};

/** The handle that the message belongs to, or null where it begins a report. */
export function chooseHandle(handles: readonly HandleFacts[], message: MessageFacts, rules: HandleRules, now: Date): string | null {
  const replied = handles.find((facts) => facts.handle === message.repliedHandle);
  if (replied && replied.state !== 'ended') return replied.handle;

  const inProgress = latest(handles.filter((facts) => facts.state === 'in-progress' && within(facts.createdAt, LONGEST_REPORT * HOUR, now)), touched);
  if (!message.tapped) {
    const quoted = handles.find((facts) => facts.receipt && quotesReceipt(message.text, facts.receipt));
    if (quoted) return quoted.handle;
    if (isGreeting(message.text, rules.greetings)) {
      return inProgress && within(touched(inProgress), rules.continueHours * HOUR, now) ? inProgress.handle : null;
    }
  }

  const asked = latest(handles.filter((facts) => facts.awaitingSince && within(facts.awaitingSince, rules.questionHours * HOUR, now)), (facts) => facts.awaitingSince!);
  if (asked) return asked.handle;
  if (inProgress) return inProgress.handle;
  const filed = latest(handles.filter((facts) => facts.state === 'filed' && filedInTime(facts)), lastWord);
  return filed && within(lastWord(filed), rules.additionMinutes * MINUTE, now) ? filed.handle : null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const touched = (facts: HandleFacts) => facts.lastMessageAt ?? facts.createdAt;
/** The desk's word alone, long after a report began, opens none again for what its sender writes next. */
const filedInTime = ({ filedAt, createdAt }: HandleFacts) => filedAt === null || within(createdAt, LONGEST_REPORT * HOUR, filedAt);
const lastWord = (facts: HandleFacts) => new Date(Math.max(Number(facts.filedAt ?? facts.createdAt), Number(facts.lastMessageAt ?? 0)));
const within = (since: Date, milliseconds: number, now: Date) => Number(now) - Number(since) <= milliseconds;

function latest(handles: HandleFacts[], time: (facts: HandleFacts) => Date): HandleFacts | undefined {
  return handles.reduce<HandleFacts | undefined>((best, facts) => (!best || time(facts) > time(best) ? facts : best), undefined);
}

function isGreeting(text: string, greetings: readonly string[]): boolean {
  const said = plain(text);
  return said !== '' && greetings.some((greeting) => plain(greeting) === said);
}

/** "status <receipt>", or the receipt alone: few words, so that a report that quotes an older one is not led to it. */
function quotesReceipt(text: string, receipt: string): boolean {
  if (text.trim().split(/\s+/).length > 4) return false;
  return compact(text).endsWith(compact(receipt)) || compact(text).startsWith(compact(receipt));
}

/** Without case, punctuation and signs. */
function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

function compact(text: string): string {
  return text.toUpperCase().replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966)).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
