// Gives each part the files that are its own, and nobody else: at every start, whoever owned them before.
import { closeSync, constants, existsSync, fchmodSync, fchownSync, fstatSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PartUser, PartUsers } from './part-users';

/** The parts' folders in DATA_DIR; each part can write its own only. */
const FOLDERS = { gate: ['gate', 'cache/gate'], desk: ['desk', 'cache/desk'], simulator: ['simulator', 'cache/simulator'] } as const;

/**
 * Makes the folders of a data folder. With `users` (started as root) each part's folder and all in it becomes its user's, readable to no other,
 * and `secrets` root's: also where an earlier start made them as another user, or they were copied here.
 */
export function settleOwnership(dataDir: string, users: PartUsers | undefined): void {
  mkdirSync(join(dataDir, 'cache'), { recursive: true, mode: 0o711 });
  for (const folder of [...Object.values(FOLDERS).flat(), 'secrets']) mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 });
  if (!users) return;
  const root = { uid: 0, gid: 0 };
  own(join(dataDir, 'cache'), root, 0o711, false);
  own(join(dataDir, 'secrets'), root, 0o700, true);
  for (const part of ['gate', 'desk', 'simulator'] as const) for (const folder of FOLDERS[part]) own(join(dataDir, folder), users[part], 0o700, true);
}

/** Makes all in a folder the user's, as `own` does, with the rights of its files left as they are. */
export function giveFolder(folder: string, user: PartUser): void {
  own(folder, user, 0o700, true);
}

/**
 * The folder's user may have put links into it, and may exchange them while we look: so nothing is followed, everything is reached
 * through the descriptor of the folder that it was found in, and a file that has a second name elsewhere is left alone.
 */
function own(path: string, user: PartUser, mode: number | undefined, deep: boolean): void {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    take(descriptor, user, mode);
    if (!deep) return;
    const anchored = `/proc/self/fd/${descriptor}`;
    const base = existsSync(anchored) ? anchored : path;
    for (const name of readdirSync(base)) {
      const entry = join(base, name);
      const found = lstatSync(entry, { throwIfNoEntry: false });
      if (found?.isDirectory()) own(entry, user, undefined, true);
      else if (found?.isFile() && found.uid !== user.uid) ownFile(entry, user);
    }
  } finally {
    closeSync(descriptor);
  }
}

function ownFile(path: string, user: PartUser): void {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { nlink } = fstatSync(descriptor);
    if (nlink === 1) take(descriptor, user, undefined);
  } finally {
    closeSync(descriptor);
  }
}

function take(descriptor: number, { uid, gid }: PartUser, mode: number | undefined): void {
  const now = fstatSync(descriptor);
  if (now.uid !== uid || now.gid !== gid) fchownSync(descriptor, uid, gid);
  if (mode !== undefined && (now.mode & 0o777) !== mode) fchmodSync(descriptor, mode);
}
