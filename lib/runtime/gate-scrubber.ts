// How the gate has citizens' media scrubbed: its owner's settings, and what the log says of the walls around it.
import { dirname, join, resolve } from 'node:path';
import type { Scrubber, ScrubberSettings } from '../gate/media/scrubber';
import { log } from '../log/log';
import { StartFault } from './process-life';

/** One process waits for the first photo; how well it is shut in stands in the log. */
export async function sayWalls(scrubber: Scrubber): Promise<void> {
  try {
    const walls = await scrubber.warm();
    if (process.platform === 'linux' && walls !== 'namespaces') log('warn', 'gate', 'citizens\' media are scrubbed in processes with fewer walls than Linux can give: this user or container may make no namespaces (docs/go-live.md, section 3).');
  } catch {
    log('error', 'gate', 'no process can be started to scrub citizens\' media: messages go on without them. Is there memory, and may the gate start its own Node?');
  }
}

/** Read in the gate alone: nothing on the desk can switch the disguise. */
export function scrubberSettings(environment: NodeJS.ProcessEnv, folder: string): ScrubberSettings {
  const disguise = environment.VOICE_DISGUISE || 'on';
  if (disguise !== 'on' && disguise !== 'off' && disguise !== 'everything') throw new StartFault('VOICE_DISGUISE is neither on, off nor everything: please set it to one of them, or leave it out (on).');
  const uid = environment.SCRUB_UID ? Number(environment.SCRUB_UID) : undefined;
  if (uid !== undefined && !(Number.isInteger(uid) && uid > 0)) throw new StartFault('SCRUB_UID is not the number of an ordinary user.');
  const keyFolders = [environment.VAULT_KEY_FILE, environment.GATE_KEY_FILE].flatMap((file) => (file ? [dirname(resolve(file))] : []));
  return { disguise, uid, hidden: [folder, join(dirname(folder), 'secrets'), ...keyFolders] };
}
