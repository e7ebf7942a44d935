// Starts a process again that died, as `npm start` does.
import type { Part } from '../../support/system';

const LOOK = 150;

export interface Keeper {
  /** From now on the dead stay dead. */
  stop(): Promise<void>;
}

export function keepAlive(parts: readonly Part[]): Keeper {
  const starting = new Map<Part, Promise<void>>();
  const look = setInterval(() => {
    for (const part of parts) {
      if (starting.has(part) || isAlive(part.pid)) continue;
      // One that dies while it starts is found dead again at the next look.
      starting.set(part, part.start().catch(() => {}).finally(() => starting.delete(part)));
    }
  }, LOOK);
  return {
    stop: async () => {
      clearInterval(look);
      await Promise.all(starting.values());
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
