// Two hundred people live through two reports each: at any time several at once, in mixed order, each at their own pace of the moment.
// Nothing that they write or do is drawn by who they are.
import sharp from 'sharp';
import { eventually } from '../gate/support';
import { fileReport } from '../end-to-end/report';
import type { PhoneClient } from '../../simulator/client';
import type { SignedIn, System } from '../support/system';
import type { Random } from './random';

export interface LifeOptions {
  people: number;
  /** how many report at the same time */
  atOnce: number;
}

/** The truth: receipts of the two reports of each person. */
export type Pairs = [receipt: string, receipt: string][];

const CATEGORIES = ['Any other information', 'Gambling or betting'];
const DISTRICTS = ['Jaunpur', 'Ghazipur', 'Chandauli'];
const PLACES: Record<string, string> = { Jaunpur: 'Mariahu', Ghazipur: 'Zamania', Chandauli: 'Chakia' };
const STORIES = ['It happens at night behind the mill', 'Four men come on two bikes', 'They take money from drivers', 'Everybody here knows and nobody says it', 'The lorry has no plate', 'It began last month', 'A red house beside the canal'];

/** Milliseconds that people think before they write, at most. */
const THINKING = 80;

export async function live(system: System, random: Random, { people, atOnce }: LifeOptions): Promise<Pairs> {
  const phones = await Promise.all(Array.from({ length: people }, (_, person) => system.simulator.phone(`+919800${String(person).padStart(6, '0')}`, `Test Citizen ${person}`)));
  const pairs = Array.from({ length: people }, (): string[] => []);
  await report(random, phones, pairs, atOnce);
  const office = await system.signIn('dig');
  const ids = await tipsByReceipt(office);
  const missing = pairs.flat().filter((receipt) => !ids.has(receipt));
  if (missing.length > 0) throw new Error(`the office's list lacks ${missing.join(', ')} of ${pairs.flat().length} reports.`);
  const filed = pairs.flatMap((receipts, person) => receipts.map((receipt) => ({ person, tip: ids.get(receipt)! })));
  await ask(random, phones, office, filed);
  await partWays(system, random, phones);
  await close(random, office, filed);
  await eventually(async () => (await system.database.admin`select from exchange.outbox where state in ('waiting', 'taken') limit 1`).length === 0, 'all messages to be sent or not to be sent');
  return pairs as Pairs;
}

async function pause(random: Random): Promise<void> {
  await new Promise((done) => setTimeout(done, random.next() * THINKING));
}

/** All reports in one mixed order; who has one under way begins the next later. */
async function report(random: Random, phones: PhoneClient[], pairs: string[][], atOnce: number): Promise<void> {
  const waiting = random.shuffled([...phones.keys(), ...phones.keys()]);
  const busy = new Set<number>();
  const next = () => {
    const index = waiting.findIndex((person) => !busy.has(person));
    return index < 0 ? undefined : waiting.splice(index, 1)[0]!;
  };
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let person = next(); person !== undefined; person = next()) {
        busy.add(person);
        pairs[person]!.push(await fileReport(slow(phones[person]!, random), await story(random)));
        busy.delete(person);
        await pause(random);
      }
    }),
  );
}

/** A phone whose owner thinks before writing. */
function slow(phone: PhoneClient, random: Random): PhoneClient {
  return { ...phone, text: async (body, options) => (await pause(random), phone.text(body, options)) };
}

async function story(random: Random) {
  const district = random.pick(DISTRICTS);
  const texts = random.shuffled(STORIES).slice(0, 1 + random.below(3));
  return { category: random.pick(CATEGORIES), district, place: PLACES[district]!, texts, ...(random.next() < 0.1 && { photo: await photo(random) }) };
}

async function photo(random: Random): Promise<Uint8Array> {
  const [width, height] = [40 + random.below(80), 40 + random.below(80)];
  return sharp(Buffer.from(Array.from({ length: width * height * 3 }, () => random.below(256))), { raw: { width, height, channels: 3 } }).jpeg().toBuffer();
}

/** Receipt → id, as the DIG office reads them. */
export async function tipsByReceipt(office: SignedIn): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  let after: string | null = '';
  while (after !== null) {
    const page = (await (await office.get(`/api/tips?state=all&limit=100${after && `&after=${encodeURIComponent(after)}`}`)).json()) as { tips: { id: number; receipt: string }[]; next: string | null };
    for (const { id, receipt } of page.tips) ids.set(receipt, id);
    after = page.next;
  }
  return ids;
}

interface Filed {
  person: number;
  tip: number;
}

/** Questions of the office to some, never two at once to one person; most answer. */
async function ask(random: Random, phones: PhoneClient[], office: SignedIn, filed: Filed[]): Promise<void> {
  const asked = random.shuffled(filed).slice(0, Math.floor(filed.length / 8));
  const once = asked.filter(({ person }, index) => asked.findIndex((other) => other.person === person) === index);
  await inTurns(once, 8, async ({ person, tip }) => {
    const question = `Which colour was it, case ${tip}?`;
    await expectOk(office.post(`/api/tips/${tip}/question`, { text: question }));
    await phones[person]!.messageWith(new RegExp(`case ${tip}\\?`), { timeout: 45_000 });
    if (random.next() < 0.2) return;
    await pause(random);
    await phones[person]!.text(random.pick(['White', 'I do not know', 'It was dark', 'Red, I think']));
  });
}

/** Some never want to hear again, some block the number. */
async function partWays(system: System, random: Random, phones: PhoneClient[]): Promise<void> {
  const [stopping, blocking] = [0, 1].map((group) => phones.filter((_, person) => person % 16 === group)) as [PhoneClient[], PhoneClient[]];
  await inTurns(random.shuffled(stopping), 4, async (phone) => {
    await pause(random);
    await phone.text('stop');
  });
  for (const { number } of blocking) await system.simulator.addFault({ kind: 'refuse', code: 63032, status: 400, phone: number });
}

/** The office closes two reports of three. */
async function close(random: Random, office: SignedIn, filed: Filed[]): Promise<void> {
  const closed = random.shuffled(filed).slice(0, Math.floor((filed.length * 2) / 3));
  await inTurns(closed, 4, async ({ tip }) => {
    const { version } = (await (await office.get(`/api/tips/${tip}`)).json()) as { version: number };
    await expectOk(office.post(`/api/tips/${tip}/close`, { version, outcome: random.pick(['action-taken', 'nothing-found']), text: 'Seen to.' }));
  });
}

async function expectOk(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (!response.ok) throw new Error(`the desk answered ${response.status}: ${await response.text()}`);
}

async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    }),
  );
}
