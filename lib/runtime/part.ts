// `npm run gate`, `npm run desk`: one part by itself, for service units; `npm run setup` has written what it is told (setup.ts).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { deskNodeOptions, partOfEnvironment } from './environment';
import { BUILT } from './paths';
import { SAFE_NODE } from './supervised-process';

/** What only the process that is executed below may hold. */
function main(part: string | undefined): void {
  if (part !== 'gate' && part !== 'desk') throw new Error('which part? npm run gate, or npm run desk');
  const environment = partOfEnvironment(part, process.env);
  const words = [...SAFE_NODE, ...(part === 'desk' ? deskNodeOptions(environment) : []), join(BUILT, 'lib', 'runtime', `${part}.js`)];
  // The same process goes on as the part: a service unit's signals reach it, and nothing stays between.
  if (typeof process.execve === 'function' && process.platform !== 'win32') process.execve(process.execPath, [process.execPath, ...words], environment as Record<string, string>);
  process.exitCode = spawnSync(process.execPath, words, { env: environment, stdio: 'inherit' }).status ?? 1;
}

try {
  main(process.argv[2]);
} catch (error) {
  console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the part could not be started.'}`);
  process.exitCode = 1;
}
