// One run from planting to the result.
import { collect, lookInside } from './collect/collect';
import { record } from './collect/sockets';
import { drive, type DriveOptions } from './drive/drive';
import { notReached } from './not-reached';
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
export async function runCanary(options: Pick<DriveOptions, 'writers' | 'rounds' | 'say'>): Promise<CanaryRun> {
  const world = await startWorld();
  try {
    const recording = await record(world.system);
    const inside: Material[] = [];
    const { filed, missed } = await drive(world, {
      ...options,
      shownInEditor: (text) => recording.frames().some(({ place, content }) => place === "the editor's live connection" && Buffer.isBuffer(content) && content.includes(text)),
      // The desk that comes after its death knows nothing of what was before.
      beforeDeaths: async () => void inside.push(...(await lookInside(world))),
    });
    await recording.look();
    noteTwilioIds(world);
    const materials = [...inside, ...(await collect(world, recording, options.say))];
    options.say('Searching …');
    const searcher = makeSearcher(world.secrets.all);
    const leaks = [];
    for (const material of materials) leaks.push(...(await searcher.search(material)).finds.filter(isLeak));
    return { secrets: world.secrets.all, needles: searcher.needles, writings: searcher.writings.size, materials, leaks, notReached: [...missed, ...notReached(filed, materials)], clear: () => world.stop() };
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
