// npm run -s try:scrub -- IN OUT: scrubs one file in the same separate process as the gate does, and says in one line what came of it.
import { readFile, writeFile } from 'node:fs/promises';
import { createScrubber } from './scrubber';

const REASONS = {
  'too-large': 'it is too large, too long, or takes more time or memory than a file may',
  unsupported: 'it is of a kind that is not kept',
  'unsupported-photo': 'it is a picture of a kind that is not read (TIFF and others)',
  unreadable: 'it can\'t be read',
  'not-available': 'it is not available',
};

async function main(): Promise<void> {
  const [from, to] = process.argv.slice(2);
  const disguise = process.env.VOICE_DISGUISE === 'off' || process.env.VOICE_DISGUISE === 'everything' ? process.env.VOICE_DISGUISE : 'on';
  if (!from || !to) throw new Error('say which file to read and which to write: npm run -s try:scrub -- IN OUT');
  const bytes = await readFile(from);
  const scrubber = createScrubber({ disguise, atOnce: 1 });
  try {
    const walls = await scrubber.warm();
    const began = performance.now();
    const result = await scrubber.scrub(bytes, false);
    const took = `${Math.round(performance.now() - began)} ms, walls: ${walls}`;
    if ('problem' in result) {
      console.log(`refused (${result.problem}): ${REASONS[result.problem]}; ${took}`);
      process.exitCode = 2;
    } else {
      await writeFile(to, result.bytes);
      console.log(`${result.kind}, ${result.contentType}, ${bytes.length} bytes became ${result.bytes.length}; ${took}`);
    }
  } finally {
    await scrubber.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'scrubbing failed.');
  process.exitCode = 1;
});
