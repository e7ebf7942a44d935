// `npm run demo -- --tips N [--seed S] [--yes]`: fills the installation with invented tips of the last year.
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { fillWithDemo } from '../desk/demo/fill';
import { makeFirstUsers } from '../desk/offices/first-users';
import { withDatabase } from './with-database';

const USAGE = 'npm run demo -- --tips NUMBER [--seed NUMBER] [--yes]';
const MOST = 5_000_000;

async function main(): Promise<void> {
  const { tips, seed, mix } = readArguments(process.argv.slice(2));
  await withDatabase(async (sql) => {
    const firstUsers = await makeFirstUsers(sql);
    const bar = new SingleBar({ format: 'Demo tips |{bar}| {value}/{total} · {duration_formatted} · {rate}', hideCursor: true, noTTYOutput: true, notTTYSchedule: 5000 }, Presets.shades_classic);
    const began = Date.now();
    const rate = (made: number) => `${Math.round(made / Math.max(0.001, (Date.now() - began) / 1000)).toLocaleString('en-IN')} tips/s`;
    bar.start(tips, 0, { rate: '…' });
    let made: number;
    try {
      made = await fillWithDemo(sql, { tips, seed, mix, progress: (count) => bar.update(count, { rate: rate(count) }) });
    } finally {
      bar.stop();
    }
    console.log(`Made ${made.toLocaleString('en-IN')} demo tips in ${((Date.now() - began) / 1000).toFixed(1)} s (${rate(made)}).`);
    if (firstUsers.length > 0) {
      console.log('First sign-ins. The passwords are shown only this once; `npm run password -- NAME` gives a new one.');
      for (const { username, password, role } of firstUsers) console.log(`  ${username.padEnd(20)} ${password.padEnd(24)} ${role}`);
    }
  });
}

function readArguments(given: string[]): { tips: number; seed: number; mix: boolean } {
  let values: { tips?: string; seed?: string; yes?: boolean };
  try {
    ({ values } = parseArgs({ args: given, options: { tips: { type: 'string' }, seed: { type: 'string' }, yes: { type: 'boolean' } } }));
  } catch (error) {
    throw new Error(`these arguments are not understood: ${USAGE}`, { cause: error });
  }
  const whole = (text: string, name: string, most: number) => {
    if (!/^\d+$/.test(text) || Number(text) > most) throw new Error(`--${name} must be a whole number up to ${most.toLocaleString('en-IN')}: ${USAGE}`);
    return Number(text);
  };
  if (!values.tips || Number(values.tips) === 0) throw new Error(`how many tips? ${USAGE}`);
  return { tips: whole(values.tips, 'tips', MOST), seed: whole(values.seed ?? '1', 'seed', 2 ** 31), mix: values.yes ?? false };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the demo tips could not be made.'}`);
    process.exit(1);
  },
);
