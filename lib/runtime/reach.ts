// Whether another system user can get to a path.
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The first folder on the way to `path` (itself included, where it is a folder) that the user may not pass; undefined where none.
 * Parts of the path that do not exist yet are taken for passable.
 */
export function unreachableFolder(path: string, user: { uid: number; gid: number }): string | undefined {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const passes = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
      if (!passes && statSync(at).isDirectory()) return at;
    }
    if (at === dirname(at)) return undefined;
  }
}
