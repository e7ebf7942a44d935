// npm run -s try:scrub -- IN OUT: scrubs one file in the same separate process as the gate does, and says in one line what came of it.
import { access, constants, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Disguise } from '../../media-scrub/result';
import { createScrubber } from './scrubber';

const REASONS = {
  'too-large': 'it is too large, too long, or takes more time or memory than a file may',
  unsupported: 'it is of a kind that is not kept',
  'unsupported-photo': 'it is a picture of a kind that is not read (TIFF and others)',
  locked: 'it has a password',
  unreadable: 'it can\'t be read',
  'not-available': 'it is not available',
};
const DISGUISES: Disguise[] = ['on', 'everything', 'off'];

async function main(): Promise<void> {
  // npm runs this in the project's folder; names are meant from where it was called.
  const [from, to] = process.argv.slice(2, 4).map((name) => resolve(process.env.INIT_CWD ?? '.', name));
  if (!from || !to || process.argv.length > 4) throw new Error('say which file to read and which to write: npm run -s try:scrub -- IN OUT');
  const disguise = DISGUISES.find((known) => known === (process.env.VOICE_DISGUISE || 'on'));
  if (!disguise) throw new Error('VOICE_DISGUISE is neither on, off nor everything: please set it to one of them, or leave it out (on).');
  await checkNames(from, to);
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

/** Before any work: whether the one can be read and the other written, and the one is not the other. @throws Error */
async function checkNames(from: string, to: string): Promise<void> {
  const original = await stat(from).catch(() => undefined);
  if (!original) throw new Error(`there is no file ${from}, or it may not be looked at.`);
  if (!original.isFile()) throw new Error(`${from} is not a file: please name one, not a folder.`);
  await access(from, constants.R_OK).catch(() => {
    throw new Error(`${from} may not be read by you.`);
  });
  const result = await stat(to).catch(() => undefined);
  if (result && !result.isFile()) throw new Error(`${to} is not a file: please name the one to write, not a folder.`);
  if (result && (await realpath(to)) === (await realpath(from))) throw new Error('IN and OUT are the same file, and the original would be lost: please name another OUT.');
  await access(result ? to : dirname(to), constants.W_OK).catch(() => {
    throw new Error(`${to} can't be written: does its folder exist, and may you write there?`);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'scrubbing failed.');
  process.exitCode = 1;
});
