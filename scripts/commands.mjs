// What each npm script runs, under the Node that prepare.mjs found.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const COMMANDS = {
  start: ['dist/lib/runtime/start.js'],
  gate: ['dist/lib/runtime/part.js', 'gate'],
  desk: ['dist/lib/runtime/part.js', 'desk'],
  setup: ['dist/lib/runtime/setup.js'],
  demo: ['dist/lib/runtime/demo.js'],
  password: ['dist/lib/runtime/password.js'],
  'vault-rotate': ['dist/lib/runtime/vault-rotate.js'],
  'flows-compare': ['dist/lib/runtime/flows-compare.js'],
  'desk-rotate': ['dist/lib/runtime/desk-rotate.js'],
  'owner-password': ['dist/lib/runtime/owner-password.js'],
  bench: ['dist/bench/run.js'],
  canary: ['dist/test/canary/run.js'],
  pictures: ['dist/test/browser/pictures.js'],
  'try-categorize': ['dist/lib/desk/categories/try.js'],
  'try-place': ['dist/lib/desk/places/try.js'],
  'try-scrub': ['dist/lib/gate/media/try.js'],
  mocha: ['node_modules/mocha/bin/mocha.js'],
  test: ['scripts/test.mjs'],
  lint: ['scripts/lint.mjs'],
};

/** Options of the person's own Node (reports, heap dumps, a debugger) don't reach what knows passwords. */
function withoutNodeOptions(name) {
  if (!['start', 'gate', 'desk', 'setup'].includes(name)) return process.env;
  const { NODE_OPTIONS: _left, ...environment } = process.env;
  return environment;
}

/**
 * Runs a command to its end, passing signals on.
 * @returns {Promise<number>} its exit code
 */
export async function runCommand(node, name, args) {
  if (name === 'build') return 0;
  const command = COMMANDS[name];
  if (!command) throw new Error(`there is no command "${name}"; there are: ${Object.keys(COMMANDS).join(', ')}.`);
  const [script, ...words] = command;
  // A signal of any process of the same user would open a debugger in `npm start`, which knows every password.
  const safe = node !== process.execPath || process.allowedNodeEnvironmentFlags.has('--disable-sigusr1') ? ['--disable-sigusr1'] : [];
  const child = spawn(node, ['--enable-source-maps', ...safe, join(root, script), ...words, ...args], { stdio: 'inherit', env: withoutNodeOptions(name) });
  // On Ctrl-C the terminal signals the whole group; a lone SIGTERM reaches only this process and is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}
