// Files that FFmpeg reads and writes in memory: it opens nothing by itself.
import { IOContext } from 'node-av/lib';
import { AVSEEK_CUR, AVSEEK_END, AVSEEK_SET, AVSEEK_SIZE, type AVSeekWhence } from 'node-av/constants';
import { LARGEST_RESULT } from '../limits';
import { Refused } from '../result';

const CHUNK = 64 * 1024;

function sought(offset: bigint, whence: AVSeekWhence, position: number, size: number): number {
  if (whence === AVSEEK_SET) return Number(offset);
  if (whence === AVSEEK_CUR) return position + Number(offset);
  if (whence === AVSEEK_END) return size + Number(offset);
  return -1;
}

/** For reading. */
export function readerOf(bytes: Buffer): IOContext {
  const io = new IOContext();
  let position = 0;
  const read = (size: number) => {
    if (position < 0 || position >= bytes.length) return null;
    const part = bytes.subarray(position, position + size);
    position += part.length;
    return part;
  };
  const seek = (offset: bigint, whence: AVSeekWhence) => {
    if (whence === AVSEEK_SIZE) return BigInt(bytes.length);
    const to = sought(offset, whence, position, bytes.length);
    if (to < 0) return -1n;
    position = to;
    return BigInt(to);
  };
  io.allocContextWithCallbacks(CHUNK, 0, read, null, seek);
  return io;
}

/** For writing; `bytes` gives what was written. Grows no further than what may leave the scrubber. */
export function writer(): { io: IOContext; bytes(): Buffer } {
  const io = new IOContext();
  let file = Buffer.alloc(CHUNK);
  let size = 0;
  let position = 0;
  let full = false;
  const write = (part: Buffer) => {
    const end = position + part.length;
    if (end > LARGEST_RESULT + CHUNK) {
      full = true;
      return -1;
    }
    if (end > file.length) {
      const grown = Buffer.alloc(Math.max(end, file.length * 2));
      file.copy(grown, 0, 0, size);
      file = grown;
    }
    part.copy(file, position);
    position = end;
    size = Math.max(size, end);
    return part.length;
  };
  const seek = (offset: bigint, whence: AVSeekWhence) => {
    if (whence === AVSEEK_SIZE) return BigInt(size);
    const to = sought(offset, whence, position, size);
    if (to < 0 || to > size) return -1n;
    position = to;
    return BigInt(to);
  };
  io.allocContextWithCallbacks(CHUNK, 1, null, write, seek);
  return {
    io,
    bytes: () => {
      if (full) throw new Refused('too-large');
      return file.subarray(0, size);
    },
  };
}
