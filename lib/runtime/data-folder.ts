// Makes the data folder and makes sure that it can be written.
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    writeFileSync(probe, Buffer.alloc(64 * 1024));
    rmSync(probe);
  } catch (error) {
    rmSync(probe, { force: true, recursive: false });
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`the data folder ${folder} ${WHY[code ?? ''] ?? `can't be written (${code ?? 'unknown reason'})`}, or set DATA_DIR to another folder.`, { cause: error });
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < NEEDED) throw new Error(`the disk of the data folder ${folder} is full (${Math.floor(free / 1024 / 1024)} MB free, ${NEEDED / 1024 / 1024} MB needed): free some space, or set DATA_DIR to another folder.`);
}

const WHY: Record<string, string> = {
  EACCES: "may not be written by this user: change its rights",
  EPERM: "may not be written by this user: change its rights",
  EROFS: 'is on a disk that can only be read: make it writable',
  ENOSPC: 'is on a full disk: free some space',
  EDQUOT: "is over this user's disk quota: free some space",
  EEXIST: 'is a file and not a folder: move it away',
  ENOTDIR: 'lies below a file, where no folder can be: move that file away',
};
