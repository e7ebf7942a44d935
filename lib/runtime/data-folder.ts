// Makes the data folder and makes sure that it can be written.
import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes that must be free: a new PostgreSQL cluster takes about 50 MB, its journal 16 MB at a time. */
const NEEDED = 100 * 1024 * 1024;

/**
 * Makes the folder where there is none.
 * @throws Error with one sentence where it can't be made or written, or the disk is full
 */
export function prepareDataFolder(folder: string): void {
  const probe = join(folder, `.probe.${process.pid}`);
  try {
    // Others may pass through: started as root, PostgreSQL runs as another user in a folder below.
    makeFolder(folder);
    try {
      writeFileSync(probe, Buffer.alloc(64 * 1024));
    } finally {
      rmSync(probe, { force: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`the data folder ${folder} ${WHY[code ?? ''] ?? `can't be written (${code ?? 'unknown reason'})`}, or set DATA_DIR to another folder.`, { cause: error });
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < NEEDED) throw new Error(`the disk of the data folder ${folder} is full (${Math.floor(free / 1024 / 1024)} MB free, ${NEEDED / 1024 / 1024} MB needed): free some space, or set DATA_DIR to another folder.`);
}

/** Not mkdir's own `recursive`, which tries for ever where the system refuses with ENOENT (below /proc, for one). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('a file'), { code: 'EEXIST' });
    return;
  }
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o711 });
}

const WHY: Record<string, string> = {
  EACCES: "may not be written by this user: change its rights",
  EPERM: "may not be written by this user: change its rights",
  EROFS: 'is on a disk that can only be read: make it writable',
  ENOSPC: 'is on a full disk: free some space',
  EDQUOT: "is over this user's disk quota: free some space",
  EEXIST: 'is a file, or lies below one: move that file away',
  ENOTDIR: 'lies below a file: move that file away',
  ENOENT: 'can\'t be made there',
};
