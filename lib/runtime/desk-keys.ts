// The desk's key under a running system: `npm start` looks after the file, and tells gate and desk when it holds other keys.
import { errorKind, log } from '../log/log';
import { readPublicKeys } from '../sealing/box';
import { readKeyRing } from '../sealing/key-ring';
import { readDeskKeys } from './secrets';

/** Milliseconds between two looks. */
const POLL = 1000;

/** As texts: base64, with commas between several, the current one first. */
export interface DeskKeyTexts {
  deskKey: string;
  deskPublicKey: string;
}

/** Calls `take` whenever the file holds other keys than before, `now` being those that the processes began with. Returns what ends it. */
export function watchDeskKeys(dataDir: string, now: DeskKeyTexts, take: (keys: DeskKeyTexts) => void): () => void {
  let current = now.deskKey;
  let troubled = false;
  const timer = setInterval(() => {
    try {
      const keys = readDeskKeys(dataDir);
      if (keys.deskKey !== current) take(keys);
      current = keys.deskKey;
      troubled = false;
    } catch (error) {
      // The sentence would name a file; the next start says it.
      if (!troubled) log('warn', 'start', `the file of the desk's key could not be read or lacks a key that is in use (${errorKind(error)}); gate and desk go on with the keys they have.`);
      troubled = true;
    }
  }, POLL);
  timer.unref();
  return () => clearInterval(timer);
}

/** Follows what `npm start` tells this process from its first moment on. `each` takes the newest at once, where there was word already. */
export function followKeys(name: 'deskKeys' | 'deskPublicKeys'): { each(take: (keys: Buffer[]) => void): void } {
  let newest: Buffer[] | undefined;
  let give: (keys: Buffer[]) => void = () => {};
  process.on('message', (message: unknown) => {
    const text = typeof message === 'object' && message !== null ? (message as Record<string, unknown>)[name] : undefined;
    if (typeof text !== 'string') return;
    try {
      newest = name === 'deskKeys' ? readKeyRing({ name: 'DESK_KEY', value: text })! : readPublicKeys(text, 'DESK_PUBLIC_KEY');
    } catch {
      return;
    }
    give(newest);
  });
  return {
    each: (take) => {
      give = take;
      if (newest) take(newest);
    },
  };
}
