// The scrubber's process: files come in on standard input and go out on standard output; it has nothing else.
// Started by lib/gate/media/scrubber-process.ts.
import { closeDoors } from './close-doors';
import { readFrames, writeFrame } from './frames';
import type { ScrubOptions } from './result';

async function work(): Promise<void> {
  closeDoors();
  // Loaded beforehand: a waiting process can start at once. What is closed stays closed for all of it.
  const { scrub } = await import('./scrub.js');
  await Promise.all([import('./document.js').then(({ openPdfium }) => openPdfium()), import('./playing/silence.js')]);
  // No library may write between the frames.
  const answer = process.stdout.write.bind(process.stdout);
  process.stdout.write = (() => true) as typeof process.stdout.write;
  writeFrame(answer, { ready: true });
  for await (const { head, body } of readFrames(process.stdin)) {
    const result = await scrub(body, head as unknown as ScrubOptions);
    if ('bytes' in result) {
      const { bytes, ...rest } = result;
      writeFrame(answer, rest, bytes);
    } else {
      writeFrame(answer, result);
    }
  }
}

// The reason may hold a citizen's words or a place in their file: nobody is told.
work().then(() => process.exit(0), () => process.exit(1));
