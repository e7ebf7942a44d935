// Writes lib/runtime/flows/shipped-versions.json: digests of every version of the flows and dashboard tabs that was shipped, by which an
// update tells flows that nobody changed. Run after a change of a shipped flow: node scripts/shipped-versions.mjs (with dist/ built).
// Versions in the list stay in it, whatever becomes of the history that they were read from.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { root } from './prepare.mjs';

const require = createRequire(import.meta.url);
const { digestOf, isFlow } = require(join(root, 'dist/lib/runtime/flows/digest.js'));
const { installedName, shippedFlows, SHIPPED_FOLDERS } = require(join(root, 'dist/lib/runtime/flows/shipped.js'));

const file = join(root, 'lib/runtime/flows/shipped-versions.json');
const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

const versions = read(file) ?? {};
function note(name, nodes) {
  if (!isFlow(nodes)) return;
  const digest = digestOf(nodes);
  versions[name] ??= [];
  if (!versions[name].some(({ placed }) => placed === digest.placed)) versions[name].push(digest);
}

const seen = new Set();
for (const commit of git('log', '--reverse', '--format=%H', '--', ...SHIPPED_FOLDERS).split('\n').filter(Boolean)) {
  for (const line of git('ls-tree', commit, ...SHIPPED_FOLDERS.map((folder) => `${folder}/`)).split('\n')) {
    const [, blob, folder, path] = /^\d+ blob ([0-9a-f]+)\t((?:\w|-)+)\/([^/]+\.json)$/.exec(line) ?? [];
    const name = folder && installedName(folder, path);
    if (!name || seen.has(`${blob} ${name}`)) continue;
    seen.add(`${blob} ${name}`);
    note(name, parse(git('cat-file', 'blob', blob)));
  }
}
for (const [name, path] of Object.entries(shippedFlows())) note(name, read(path));

writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(versions).sort()), null, 1)}\n`);
console.log(`${basename(file)}: ${Object.entries(versions).map(([name, list]) => `${name} ${list.length}`).join(', ')}`);

function read(path) {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
