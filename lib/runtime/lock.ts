// Keeps a second `npm start` out of a data folder that is in use.
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the folder for this process. What a killed process left behind is told by its process number and start time, and taken over.
 * @returns what gives the folder back
 * @throws AlreadyRunning with one sentence where another start holds it
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, 'running');
  const mine = join(folder, `running.${process.pid}`);
  const content = `${process.pid} ${startTime(process.pid) ?? ''}\n`;
  writeFileSync(mine, content);
  try {
    for (;;) {
      try {
        // A link, and not a write, so that nobody ever reads half a lock.
        linkSync(mine, lock);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = read(lock);
        if (holder && lives(holder)) throw new AlreadyRunning(`Satark Mitra is already running with the data folder ${folder} (process ${holder.pid}): stop it first with Ctrl-C, or set another DATA_DIR.`, { cause: error });
        rmSync(lock, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (read(lock)?.pid === process.pid) rmSync(lock, { force: true });
  };
}

/** Another start holds the data folder. */
export class AlreadyRunning extends Error {}

interface Holder {
  pid: number;
  /** in the system's own unit; empty where it can't be told */
  started: string;
}

function read(lock: string): Holder | undefined {
  try {
    const [pid, started] = readFileSync(lock, 'utf8').trim().split(' ');
    return Number.isInteger(Number(pid)) && Number(pid) > 0 ? { pid: Number(pid), started: started ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

function lives(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, as another user's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startTime(holder.pid);
  return started === undefined || holder.started === '' || started === holder.started;
}

/** When a process began, in clock ticks since the machine's start (field 22 of /proc/PID/stat); undefined off Linux. */
function startTime(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name in brackets, may hold blanks.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
