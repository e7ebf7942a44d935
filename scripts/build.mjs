// Builds dist/: TypeScript, the files that stand beside it, and the two browser programs (phone page, dashboard widgets).
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Folders that are compiled, and whose other files are copied. */
const SOURCES = ['lib', 'nodes', 'simulator', 'bench', 'test', 'dashboards', 'scripts'];
/** Browser programs, each with its own vite.config.mts; their output goes where that says. */
const BROWSER = ['simulator/phone', 'dashboards/widgets'];
const COPIED = /\.(html|json|sql|css|svg|png|webp|md|txt|tsv|mjs)$/;

/** Whether dist/ is newer than every source file. */
export function buildIsCurrent(root) {
  const stamp = join(root, 'dist', '.built');
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return newest(root) <= built;
}

/** Builds everything; throws with a sentence where a step fails. */
export async function build(root, node, say) {
  const began = Date.now();
  say('Building …');
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  // Compiled files whose source is gone would still be loaded (a removed node, a removed test).
  for (const file of files(dist)) {
    const source = relative(dist, file).replace(/\.js(\.map)?$/, '.ts');
    if (/\.js(\.map)?$/.test(file) && SOURCES.some((folder) => source.startsWith(folder)) && !isBrowserOutput(source) && !existsSync(join(root, source))) rmSync(file);
  }
  await step(root, node, ['node_modules/typescript/bin/tsc', '-p', '.'], 'the TypeScript did not compile');
  for (const folder of SOURCES) {
    for (const file of files(join(root, folder))) {
      const path = relative(root, file);
      if (!COPIED.test(file) || BROWSER.some((browser) => path.startsWith(browser))) continue;
      mkdirSync(dirname(join(dist, path)), { recursive: true });
      cpSync(file, join(dist, path));
    }
  }
  for (const side of ['gate', 'desk']) describeNodes(join(dist, 'nodes', side), side);
  for (const folder of BROWSER) {
    if (!existsSync(join(root, folder, 'vite.config.mts'))) continue;
    await step(join(root, folder), node, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], `${folder} did not build`);
  }
  writeFileSync(join(dist, '.built'), '');
  say(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

/** Makes a side's nodes a module of Node-RED: the locales (labels, help, status texts) of nodes that belong to no module are never loaded. */
function describeNodes(folder, side) {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, `${name}.js`)) && existsSync(join(folder, name, `${name}.html`)));
  const nodes = Object.fromEntries(names.sort().map((name) => [name, `${name}/${name}.js`]));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name: `satark-mitra-${side}`, version: '0.1.0', private: true, keywords: ['node-red'], 'node-red': { nodes } }, null, 2)}\n`);
}

const isBrowserOutput = (path) => BROWSER.some((folder) => path.startsWith(folder));

function newest(root) {
  let latest = 0;
  for (const folder of SOURCES) {
    for (const file of files(join(root, folder))) latest = Math.max(latest, statSync(file).mtimeMs);
  }
  return Math.max(latest, statSync(join(root, 'tsconfig.json')).mtimeMs, statSync(join(root, 'package.json')).mtimeMs);
}

function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function step(cwd, node, args, sentence) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${sentence} (the messages stand above).`))));
  });
}
