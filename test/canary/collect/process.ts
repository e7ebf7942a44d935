// What is inside a running process: its heap as V8 tells it, all of its memory as the system has it, its environment.
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Material } from '../searcher/search';

const PAGE = 4096;
const PIECE = 4 * 2 ** 20;
const PATIENCE = 60_000;

/** Asks a process that was started with --heapsnapshot-signal=SIGUSR2 for its heap. @throws where none comes */
export async function heapSnapshot(pid: number, folder: string): Promise<Material> {
  const before = new Set(readdirSync(folder));
  process.kill(pid, 'SIGUSR2');
  const until = Date.now() + PATIENCE;
  for (let size = -1; Date.now() < until; await new Promise((done) => setTimeout(done, 200))) {
    const fresh = readdirSync(folder).find((name) => !before.has(name) && name.endsWith('.heapsnapshot'));
    if (!fresh) continue;
    const file = join(folder, fresh);
    const grown = statSync(file).size;
    // The process writes it in one go, and does nothing else meanwhile; the last character closes the object.
    if (grown === size && grown > 0 && readFileSync(file).at(-1) === 0x7d) return { place: 'heap snapshot of the desk', name: 'heap', content: { file } };
    size = grown;
  }
  throw new Error('the desk gave no heap snapshot.');
}

/**
 * All memory of a process that was ever written to, in a file: buffers and strings that are not in use any more stand in no snapshot.
 * @returns undefined where the system does not show it (not Linux, or not allowed)
 */
export function memoryOf(pid: number, file: string): Material | undefined {
  let source: number;
  try {
    source = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return undefined;
  }
  const target = openSync(file, 'w');
  const piece = Buffer.alloc(PIECE);
  for (const { start, end } of writtenMappings(pid)) {
    for (let at = start; at < end; at += PIECE) {
      const wanted = Math.min(PIECE, end - at);
      const got = tryRead(source, piece, wanted, at);
      for (let page = 0; page < got; page += PAGE) {
        const bytes = piece.subarray(page, Math.min(page + PAGE, got));
        if (!bytes.equals(EMPTY.subarray(0, bytes.length))) writeSync(target, bytes);
      }
    }
  }
  closeSync(source);
  closeSync(target);
  return { place: 'memory of the desk', name: 'memory', content: { file } };
}

const EMPTY = Buffer.alloc(PAGE);

function tryRead(source: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(source, into, 0, length, at);
  } catch {
    // A mapping that went away, or one that can't be read.
    return 0;
  }
}

/** Mappings that can be written to and have pages in memory. */
function writtenMappings(pid: number): { start: number; end: number }[] {
  const mappings: { start: number; end: number; used: boolean }[] = [];
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const [, from, to, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
    if (from && to) mappings.push({ start: parseInt(from, 16), end: parseInt(to, 16), used: false });
    if (from && !rights!.startsWith('rw')) mappings.pop();
    else if (/^Rss: +[1-9]/.test(line) && mappings.length > 0) mappings.at(-1)!.used = true;
  }
  return mappings.filter(({ used }) => used);
}

/** Environment and command line, as other processes of the same user see them. */
export function outsideOf(pid: number): Material[] {
  const place = 'environment and command line of the desk';
  return ['environ', 'cmdline'].flatMap((name) => {
    try {
      return [{ place, name, content: readFileSync(`/proc/${pid}/${name}`) }];
    } catch {
      return [];
    }
  });
}
