// Folders for the data of tests: in memory where there is room, for a test's data need not outlive it, and a thousand small databases do.
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux's files in memory. Data only: some machines run no programs from there. */
const MEMORY = '/dev/shm';
/** Bytes that must be free in these files, and in the machine: many times what a whole run of the tests was seen to take. */
const [ROOM, MACHINE_ROOM] = [2 * 1024 ** 3, 4 * 1024 ** 3];

const OURS = `satark-test-${hostname()}-`;

/** A new folder, below one that every user may enter. Whoever asked for it removes it. */
export function dataFolder(): string {
  place ??= choosePlace();
  return mkdtempSync(join(place, `${OURS}${process.pid}-`));
}

let place: string | undefined;

function choosePlace(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    removeLeftovers();
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM && process.availableMemory() > MACHINE_ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** What a run left that was killed would stay in memory until the machine is started anew. */
function removeLeftovers(): void {
  for (const name of readdirSync(MEMORY).filter((one) => one.startsWith(OURS))) {
    const [owner] = name.slice(OURS.length).split('-');
    if (!isAlive(Number(owner))) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
