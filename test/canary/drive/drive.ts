// Everything that happens in a run, one thing after the other where one needs the other, else at once.
import { sayUntilTaken } from '../../end-to-end/report';
import type { World } from '../world/world';
import { phoneOf, pointer, sender, stranger, writer, type Filed } from './citizens';
import { failingCalls, failingMedia } from './failures';
import { deployLoudNodes, TRIGGER } from './flow-errors';
import { handle } from './office';
import { announceNothing, oddWebhooks } from './webhooks';

/** Milliseconds until a message that ends the desk is set aside, or is left at that. */
const PATIENCE = 30_000;
/** Milliseconds between two kills: time to come back and take something in hand. */
const PAUSE = 1200;

export interface DriveOptions {
  /** how many citizens write their number; each writes it in other ways */
  writers: number;
  /** how often each part is killed while citizens report */
  kills: number;
  /** milliseconds to wait for calls that are made again later */
  patience: number;
  say: (sentence: string) => void;
}

/** @returns the reports that were filed */
export async function drive(world: World, { writers, kills, patience, say }: DriveOptions): Promise<Filed[]> {
  announceNothing(world);
  await deployLoudNodes(world);
  say('Citizens report by every way in …');
  const filed = await Promise.all([
    ...Array.from({ length: writers }, (_, turn) => writer(world, turn, writers)),
    sender(world), pointer(world), stranger(world, { identity: 'id-only' }), stranger(world, { style: '2020', identity: 'number' }),
  ]);
  say('Offices work on the reports, odd webhooks come, calls to Twilio fail …');
  failingMedia(world);
  await Promise.all([handle(world, [filed[0]!, filed[writers + 1]!]), oddWebhooks(world), failingCalls(world, patience), sender(world).then((one) => filed.push(one))]);
  say('A flow of police IT throws what it is given …');
  await breakFlows(world);
  say('Gate, desk and PostgreSQL are killed while citizens report …');
  filed.push(...(await killInTheMiddle(world, kills)));
  const leaving = filed[1]!;
  await sayUntilTaken(leaving.phone, 'stop');
  await leaving.phone.messageWith(/no more messages/i, { timeout: 60_000 });
  return filed;
}

/** A message for which nodes of police IT throw, reject, log and keep everything: each try of it may end the desk, until it is set aside. */
async function breakFlows({ secrets, system, server, ...world }: World): Promise<void> {
  const person = secrets.person();
  const phone = await phoneOf({ secrets, system, server, ...world }, person);
  await sayUntilTaken(phone, `${TRIGGER}: ${secrets.storyWord()} seen by ${person.profileName}, ${person.phone}`);
  for (const until = Date.now() + PATIENCE; Date.now() < until; await new Promise((done) => setTimeout(done, 100))) {
    const [row] = await server.database.admin`select from exchange.inbox where state = 'aside'`;
    if (row) return;
  }
}

/** Kills parts, which are started again, while citizens report. */
async function killInTheMiddle(world: World, kills: number): Promise<Filed[]> {
  const reports = Promise.all([writer(world, 0, 4), writer(world, 1, 4), writer(world, 2, 4), pointer(world)]);
  let done = false;
  void reports.finally(() => (done = true)).catch(() => {});
  for (let count = 0; count < kills && !done; count++) {
    for (const part of ['gate', 'desk', 'postgres'] as const) {
      await new Promise((resume) => setTimeout(resume, PAUSE));
      if (part === 'postgres') await world.server.killAndStart();
      else await world.system[`${part}s`][0]!.kill();
    }
  }
  return reports;
}
