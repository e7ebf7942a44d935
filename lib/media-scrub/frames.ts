// The talk between gate and scrubber: a head of JSON and a body of bytes, each with its length before it.
import type { Readable } from 'node:stream';

export interface Frame {
  head: Record<string, unknown>;
  body: Buffer;
}

/** Bytes of the two lengths that lead a frame, big-endian. */
const LEAD = 8;
/** A head is a few words; a length beyond it, or a body beyond what any file has, tells that the other side is not sane. */
const LONGEST_HEAD = 4096;
const LONGEST_BODY = 64 * 1024 * 1024;

export function writeFrame(write: (bytes: Buffer) => unknown, head: object, body: Buffer = Buffer.alloc(0)): void {
  const text = Buffer.from(JSON.stringify(head));
  const lead = Buffer.alloc(LEAD);
  lead.writeUInt32BE(text.length, 0);
  lead.writeUInt32BE(body.length, 4);
  write(Buffer.concat([lead, text]));
  if (body.length > 0) write(body);
}

/** The frames of a stream as they come. @throws Error where the stream is not one of frames */
export async function* readFrames(stream: Readable): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let size = 0;
  let needed = LEAD;
  for await (const chunk of stream) {
    waiting.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    while (size >= needed) {
      const bytes = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, size);
      const [head, body] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
      if (head > LONGEST_HEAD || body > LONGEST_BODY) throw new Error('a frame is longer than any may be.');
      const whole = LEAD + head + body;
      if (size < whole) {
        waiting = [bytes];
        needed = whole;
        break;
      }
      yield { head: JSON.parse(bytes.toString('utf8', LEAD, LEAD + head)) as Record<string, unknown>, body: bytes.subarray(LEAD + head, whole) };
      waiting = [bytes.subarray(whole)];
      size -= whole;
      needed = LEAD;
    }
  }
}
