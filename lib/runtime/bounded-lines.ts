// Lines of a stream from a process that may write anything: one without end must not fill the memory of who reads it.
import type { Readable } from 'node:stream';

/**
 * Calls `take` with each line; with null for one that was longer than `longest` characters, of which nothing is kept.
 * @param from is read as UTF-8 from here on
 */
export function readBoundedLines(from: Readable, longest: number, take: (line: string | null) => void): void {
  let held = '';
  let tooLong = false;
  const end = () => {
    if (tooLong) take(null);
    else if (held !== '') take(held.replace(/\r$/, ''));
    held = '';
    tooLong = false;
  };
  from.setEncoding('utf8');
  from.on('data', (chunk: string) => {
    const pieces = chunk.split('\n');
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) end();
      if (!tooLong) held += piece;
      if (held.length <= longest) continue;
      held = '';
      tooLong = true;
    }
  });
  from.on('end', end);
}
