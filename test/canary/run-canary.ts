// One run from planting to the result.
import { collect } from './collect/collect';
import { record } from './collect/sockets';
import { drive, type DriveOptions } from './drive/drive';
import type { Filed } from './drive/citizens';
import { MUST_NOT_HOLD, type Place } from './must-not';
import { isLeak, type Result } from './report';
import { makeSearcher, type Material } from './searcher/search';
import { startWorld } from './world/world';

export interface CanaryRun extends Result {
  /** what the run did not get to; where there is anything, it has shown nothing */
  notReached: string[];
  /** Removes what was collected. */
  clear(): Promise<void>;
}

/** @throws where the system does not come up, or a report does not get to its end */
export async function runCanary(options: DriveOptions): Promise<CanaryRun> {
  const world = await startWorld();
  try {
    const recording = await record(world.system);
    const filed = await drive(world, options);
    await recording.look();
    noteTwilioIds(world);
    const materials = await collect(world, recording, options.say);
    options.say('Searching …');
    const searcher = makeSearcher(world.secrets.all);
    const leaks = [];
    for (const material of materials) leaks.push(...(await searcher.search(material)).finds.filter(isLeak));
    return { secrets: world.secrets.all, needles: searcher.needles, writings: searcher.writings.size, materials, leaks, notReached: notReached(filed, materials), clear: () => world.stop() };
  } catch (error) {
    await world.stop();
    throw error;
  }
}

/** Every id and address that Twilio's webhooks carried. */
function noteTwilioIds({ between, secrets, system }: Awaited<ReturnType<typeof startWorld>>): void {
  for (const form of between.forms) {
    for (const value of Object.values(form)) {
      for (const [id] of value.matchAll(/\b[A-Z]{2}[0-9a-f]{32}\b/g)) if (id !== system.twilio.accountSid) secrets.twilioId("Twilio's id of a message or of media", id);
      for (const [, id] of value.matchAll(/\bIN\.(\d{10,})/g)) secrets.add('identity', 'a business-scoped id', id!);
    }
  }
}

/** Kinds of media that arrive, of the kinds of files that are sent. */
const KINDS = ['photo', 'video', 'voice', 'audio', 'document'];

/** What the run did not get to: then that nothing was found shows nothing. */
function notReached(filed: readonly Filed[], materials: readonly Material[]): string[] {
  const holds = (place: Place, text: string) => materials.some((material) => material.place === place && Buffer.isBuffer(material.content) && material.content.includes(text));
  return [
    ...filed.filter(({ mustBeRead }) => !holds('answers to offices', mustBeRead)).map(({ way }) => `a report by ${way} that its office reads`),
    ...KINDS.filter((kind) => !holds('answers to offices', `"kind":"${kind}"`)).map((kind) => `a ${kind} that an office sees`),
    ...(holds("the editor's live connection", '"topic":"debug"') ? [] : ['a debug node that shows what passes']),
    ...(holds('dashboard sockets of offices', 'msg-input') ? [] : ['a dashboard that is pushed something']),
    ...Object.keys(MUST_NOT_HOLD).filter((place) => !materials.some((material) => material.place === place) && !ELSEWHERE.includes(place)).map((place) => `anything of the kind "${place}"`),
  ];
}

/** The gate keeps nothing in files but its key; memory is shown by Linux only. */
const ELSEWHERE: string[] = ['data files of the gate', ...(process.platform === 'linux' ? [] : ['memory of the desk', 'environment and command line of the desk'])];
