// Everything that happens in a run, one thing after the other where one needs the other, else at once.
import { sayUntilTaken } from '../../end-to-end/report';
import { eventually } from '../../support/eventually';
import type { World } from '../world/world';
import { phoneOf, pointer, sender, stranger, witness, writer, type Filed } from './citizens';
import { failingCalls, failingLists, failingMedia } from './failures';
import { deployLoudNodes, TRIGGER } from './flow-errors';
import { killAtEachPoint } from './kills';
import { handle } from './office';
import { announceNothing, oddWebhooks } from './webhooks';

/** Milliseconds until a message that ends the desk is set aside, or is left at that. */
const PATIENCE = 30_000;

export interface DriveOptions {
  /** how many citizens write their number; each writes it in other ways */
  writers: number;
  /** how often parts are killed at each of the points while citizens report */
  rounds: number;
  /** Told when the desk has done all that it will do before something ends it. */
  beforeDeaths: () => Promise<void>;
  /** Whether a text has been shown in the editor by now. */
  shownInEditor: (text: string) => boolean;
  say: (sentence: string) => void;
}

export interface Driven {
  filed: Filed[];
  /** what did not happen that was to happen: nothing was shown there */
  missed: string[];
}

/** @throws where a report does not get to its end */
export async function drive(world: World, { writers, rounds, beforeDeaths, shownInEditor, say }: DriveOptions): Promise<Driven> {
  const { between } = world;
  announceNothing(world);
  failingLists(world);
  await deployLoudNodes(world);
  say('Citizens report by every way in …');
  const filed = await Promise.all([
    ...Array.from({ length: writers }, (_, turn) => writer(world, turn, writers)),
    sender(world), pointer(world), stranger(world, { identity: 'id-only' }), stranger(world, { style: '2020', identity: 'number' }),
  ]);
  say('Offices work on the reports, odd webhooks come, calls to Twilio fail …');
  failingMedia(world);
  const [, arrives] = await Promise.all([handle(world, [filed[0]!, filed[writers + 1]!]), oddWebhooks(world), failingCalls(world), sender(world).then((one) => filed.push(one))]);
  for (const word of arrives) await eventually(() => shownInEditor(word), 'the desk to be given what odd webhooks brought');
  const missed = between.neverCame().map((call) => `a call that fails: ${call}`);
  await beforeDeaths();
  say('A flow of police IT throws what it is given …');
  await breakFlows(world);
  say('Gate, desk and PostgreSQL are killed while citizens report …');
  missed.push(...(await killInTheMiddle(world, rounds, filed)));
  const leaving = filed[1]!;
  await sayUntilTaken(leaving.phone, 'stop');
  await leaving.phone.messageWith(/no more messages/i, { timeout: 60_000 });
  return { filed, missed };
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
async function killInTheMiddle(world: World, rounds: number, filed: Filed[]): Promise<string[]> {
  let over = false;
  const reports = Promise.all([writer(world, 0, 4), writer(world, 1, 4), writer(world, 2, 4), pointer(world), witness(world, () => over)]);
  // Told of below.
  reports.catch(() => {});
  const missed: string[] = [];
  try {
    for (let round = 0; round < rounds; round++) missed.push(...(await killAtEachPoint(world)));
  } finally {
    over = true;
  }
  filed.push(...(await reports));
  return missed;
}
