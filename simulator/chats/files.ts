// Keeps the simulator's chats and media in a folder, or only in memory where no folder is given.
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A place for small JSON documents and for bytes, both by name. */
export interface Files {
  readAll<T>(folder: string): Promise<T[]>;
  write(folder: string, name: string, value: unknown): Promise<void>;
  remove(folder: string, name: string): Promise<void>;
  writeBytes(name: string, bytes: Buffer): Promise<void>;
  readBytes(name: string): Promise<Buffer | null>;
  removeBytes(name: string): Promise<void>;
}

/** Files that end with the process. */
export function filesInMemory(): Files {
  const media = new Map<string, Buffer>();
  return {
    readAll: async () => [],
    write: async () => {},
    remove: async () => {},
    writeBytes: async (name, bytes) => void media.set(name, bytes),
    readBytes: async (name) => media.get(name) ?? null,
    removeBytes: async (name) => void media.delete(name),
  };
}

/**
 * Files below a folder, each replaced in one step, so that a crash leaves the old one or the new one.
 * @param root absolute path; made if missing
 */
export async function filesInFolder(root: string): Promise<Files> {
  for (const folder of ['phones', 'chats', 'contents', 'media']) await mkdir(join(root, folder), { recursive: true });

  async function replace(path: string, data: string | Buffer): Promise<void> {
    const draft = `${path}.new`;
    await writeFile(draft, data);
    await rename(draft, path);
  }

  return {
    async readAll<T>(folder: string) {
      const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.json'));
      const values: T[] = [];
      for (const name of names.sort()) values.push(JSON.parse(await readFile(join(root, folder, name), 'utf8')) as T);
      return values;
    },
    write: (folder, name, value) => replace(join(root, folder, `${name}.json`), JSON.stringify(value)),
    remove: (folder, name) => rm(join(root, folder, `${name}.json`), { force: true }),
    writeBytes: (name, bytes) => replace(join(root, 'media', name), bytes),
    readBytes: (name) => readFile(join(root, 'media', name)).catch(() => null),
    removeBytes: (name) => rm(join(root, 'media', name), { force: true }),
  };
}
