// `npm run canary`: plants secrets through every way in, drives reports to the end, and looks for them everywhere. Exit code 1 where one is found.
import { stopServer } from '../support/database';
import { listed, summary } from './report';
import { runCanary } from './run-canary';

/** `--around` shows the bytes about each find as well: all of them were made up. */
async function main(): Promise<void> {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`.padStart(6);
  const run = await runCanary({ writers: 8, rounds: 3, say: (sentence) => console.log(`${seconds()}  ${sentence}`) });
  try {
    console.log(`\n${summary(run)}`);
    if (run.leaks.length > 0) console.log(`\n${listed(run.leaks, process.argv.includes('--around'))}`);
    if (run.notReached.length > 0) console.log(`\nNothing is shown by this run: it did not get to ${run.notReached.join('; ')}.`);
    process.exitCode = run.leaks.length > 0 || run.notReached.length > 0 ? 1 : 0;
  } finally {
    await run.clear();
    await stopServer();
  }
  console.log(`\n${seconds()}`);
}

main().then(() => process.exit(), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
