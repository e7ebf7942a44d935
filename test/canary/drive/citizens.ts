// Citizens who report, each by another way in, and all with more of themselves in it than they should.
import sharp from 'sharp';
import type { PhoneClient } from '../../../simulator/client';
import { sayUntilTaken } from '../../end-to-end/report';
import { eventually } from '../../support/eventually';
import { jpeg, plantedFiles, type PlantedFile } from '../plant/files';
import type { Person } from '../plant/secrets';
import { decimals } from '../plant/words';
import type { World } from '../world/world';
import { fileReport } from './walk';
import { writingsOfNumber } from './writings';

/** A report that was filed, and a word of it that the office must read: else nothing was shown. */
export interface Filed {
  way: string;
  person: Person;
  phone: PhoneClient;
  receipt: string;
  mustBeRead: string;
  /** files that must be kept with it */
  files?: number;
}

export const phoneOf = ({ system }: World, person: Person) => system.simulator.phone(person.phone, person.profileName);

export async function sends(phone: PhoneClient, file: PlantedFile, caption: string): Promise<void> {
  while ((await phone.media(file.bytes, file.contentType, { filename: file.filename, caption })).webhook?.state !== 'accepted') await new Promise((done) => setTimeout(done, 300));
}

/** Writes their number in several ways, their name and their address into the story. */
export async function writer(world: World, turn: number, crowd: number): Promise<Filed> {
  const { secrets } = world;
  const person = secrets.person(turn % 3 === 2 ? 'hi' : 'en');
  const phone = await phoneOf(world, person);
  const mustBeRead = secrets.storyWord();
  const number = person.phone.slice(1);
  const { digits, words } = writingsOfNumber(number);
  const mine = [...digits, ...words].filter((_, index) => index % crowd === turn);
  for (const text of words) secrets.add('identity', "a citizen's number in words", text);
  const texts = [
    `I saw ${mustBeRead} at night, my number is ${mine[0] ?? digits[0]} and do not tell.`, `रात में ${secrets.hindiStoryWord()} देखा, फोन ${mine[1] ?? digits[9]} पर बताना`,
    ...mine.slice(2).map((text) => `call ${text} if needed`), `Yours, ${person.profileName}, ${person.email}, the trucks come at two.`,
  ];
  const receipt = await fileReport(phone, { story: async () => {
    for (const text of texts) await sayUntilTaken(phone, text);
  } });
  return { way: 'texts', person, phone, receipt, mustBeRead };
}

/** Sends a file of every kind, captions that say too much, and an album. */
export async function sender(world: World): Promise<Filed> {
  const { secrets } = world;
  const person = secrets.person();
  const phone = await phoneOf(world, person);
  const mustBeRead = secrets.storyWord();
  const all = await plantedFiles(secrets);
  const receipt = await fileReport(phone, { story: async () => {
    await sayUntilTaken(phone, `I have pictures of ${mustBeRead}.`);
    for (const [index, file] of all.entries()) await sends(phone, file, index % 3 === 0 ? `taken by ${person.profileName} ${person.phone}` : '');
    const pictures = await Promise.all(ALBUM.map(async (shade) => ({ bytes: await plain(shade), contentType: 'image/jpeg', filename: `${secrets.name('a file name')}.jpg`, caption: person.phone.slice(-10) })));
    await phone.album(pictures);
  } });
  return { way: 'media', person, phone, receipt, mustBeRead, files: all.filter(({ refused }) => !refused).length + ALBUM.length };
}

/** Shades of an album's pictures. */
const ALBUM = [1, 2];
const plain = (shade: number) => sharp({ create: { width: 40, height: 30, channels: 3, background: { r: 60 * shade, g: 90, b: 90 } } }).jpeg().toBuffer();

/** Goes on sending a photo and a few words until told to stop, so that there is always something in hand; then files the report. */
export async function witness(world: World, enough: () => boolean): Promise<Filed> {
  const { secrets } = world;
  const person = secrets.person();
  const phone = await phoneOf(world, person);
  const mustBeRead = secrets.storyWord();
  const photo = await jpeg(secrets);
  let files = 0;
  const receipt = await fileReport(phone, { story: async () => {
    await sayUntilTaken(phone, `I see ${mustBeRead} now.`);
    do {
      await sends(phone, photo, `again, says ${person.profileName}`);
      files++;
      await sayUntilTaken(phone, `and again, ${person.phone}`);
      await fewWait(world);
    } while (!enough());
  } });
  return { way: 'photos while parts were killed', person, phone, receipt, mustBeRead, files };
}

/** Requests and messages that may wait while a witness sends more: with all that a fast hand could send, the question after it would come too late. */
const MOST_WAITING = 6;

async function fewWait({ server }: World): Promise<void> {
  await eventually(async () => {
    const [left] = await server.database.admin<{ waiting: number }[]>`
      select (select count(*) from vault.received where state = 'waiting') + (select count(*) from exchange.inbox where state = 'waiting') as waiting`.catch(() => []);
    return left !== undefined && left.waiting <= MOST_WAITING;
  }, 'the desk to read what waits', PATIENCE);
}

/** Milliseconds for that; parts are down meanwhile. */
const PATIENCE = 120_000;

/** Shares a location whose label and address are their own. */
export async function pointer(world: World): Promise<Filed> {
  const { secrets } = world;
  const person = secrets.person();
  const phone = await phoneOf(world, person);
  const mustBeRead = secrets.storyWord();
  // What is told on purpose belongs to the report.
  const [latitude, longitude] = [`25.73${decimals(6)}`, `82.68${decimals(6)}`];
  secrets.add('story', 'a position that a citizen told', latitude, longitude);
  const label = secrets.storyWord("a place's name that a citizen told");
  const receipt = await fileReport(phone, {
    place: () => phone.location({ latitude: Number(latitude), longitude: Number(longitude), label: `${label}, home of ${person.profileName}`, address: `${person.phone} ${person.email}` }),
    story: () => sayUntilTaken(phone, `There it was: ${mustBeRead}`),
  });
  return { way: 'a location', person, phone, receipt, mustBeRead };
}

/** Known by a business-scoped id only, or by fields as they were in 2020; answers the bot by a swipe. */
export async function stranger(world: World, change: Parameters<PhoneClient['change']>[0]): Promise<Filed> {
  const { secrets } = world;
  const person = secrets.person('hi');
  const phone = await phoneOf(world, person);
  const { externalId } = await phone.change(change);
  secrets.add('identity', 'a business-scoped id', externalId);
  const mustBeRead = secrets.storyWord();
  // Of who comes without a number the gate can't tell theirs from a suspect's.
  const own = change.identity === 'id-only' ? externalId : `${person.phone}, ${externalId}`;
  const receipt = await fileReport(phone, { story: async () => {
    const asked = (await phone.conversation()).findLast((message) => message.direction === 'to-phone')!;
    while ((await phone.text(`${mustBeRead}: ${change.style === '2020' ? '' : person.profileName}, ${own}`, { repliedTo: asked.sid })).webhook?.state !== 'accepted') await new Promise((done) => setTimeout(done, 300));
  } });
  return { way: `a phone of the kind ${JSON.stringify(change)}`, person, phone, receipt, mustBeRead };
}
