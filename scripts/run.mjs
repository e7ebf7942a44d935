// The one door for every npm script: makes sure that packages are installed and the code is built, then runs the command under the right Node.
// It must itself run under any Node >= 20 and with no packages installed.
import { prepare } from './prepare.mjs';
import { runCommand } from './commands.mjs';

const [name, ...args] = process.argv.slice(2);
try {
  const node = await prepare(name);
  process.exitCode = await runCommand(node, name, args);
} catch (error) {
  console.error(`satark-mitra: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
