// `npm test`: the static checks and every mocha test; the last line is "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const lint = spawnSync(process.execPath, ['scripts/lint.mjs'], { cwd: root, stdio: 'inherit' }).status === 0;
console.log(lint ? 'Static checks: passed.\n' : 'Static checks: FAILED (messages above).\n');
const results = join(root, 'dist', 'test-results.json');
rmSync(results, { force: true });
// Named here and not in .mocharc.json: mocha would add them to those that `npm run mocha -- FILE` names.
const given = process.argv.slice(2);
const specs = given.some((word) => word.endsWith('.spec.js')) ? [] : ['dist/test/**/*.spec.js'];
const mocha = await new Promise((resolve) => {
  spawn(process.execPath, ['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', ...given, ...specs], { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_RESULTS: results } })
    .on('exit', (code) => resolve(code ?? 1));
});
// Without results mocha ended before its reporter could write: a crash, not a pass.
const { passed, failed: failures } = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { passed: 0, failed: 1 };
const failed = mocha !== 0 && failures === 0 ? 1 : failures;
console.log(`${passed + (lint ? 1 : 0)} passed, ${failed + (lint ? 0 : 1)} failed`);
process.exitCode = mocha === 0 && lint && passed > 0 && failed === 0 ? 0 : 1;
