// Files of a folder, as whoever copies it has them.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../must-not';
import type { Material } from '../searcher/search';

/** @param leaveOut told a path below the folder */
export function filesIn(place: Place, folder: string, leaveOut: (path: string) => boolean = () => false): Material[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() && !leaveOut(path))
    // A file's own name may tell something too.
    .flatMap((path) => [{ place, name: path, content: { file: join(folder, path) } }, { place, name: `${path}, its name`, content: Buffer.from(path) }]);
}
