// Runs every static check: ESLint, the types of the phone page and the widgets, and the rule which way imports may run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const checks = [
  ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'simulator/phone'],
  ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'dashboards/widgets/src'],
  ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...['lib', 'nodes', 'simulator', 'bench', 'test'].filter((folder) => existsSync(join(root, folder)))],
];
for (const check of checks) {
  const { status } = spawnSync(process.execPath, check, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
