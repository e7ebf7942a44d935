// What README and docs tell a person to type, open or set is there: commands, files, settings, links.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const PROJECT = join(__dirname, '..', '..');
const DOCUMENTS = ['README.md', 'simulator/README.md', ...readdirSync(join(PROJECT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const FOLDERS = ['bench', 'dashboards', 'deploy', 'docs', 'flows', 'lib', 'nodes', 'scripts', 'simulator', 'test'];
/** What a path in a sentence may stand for; '' is the path itself. */
const ENDINGS = ['', '.ts', '.mjs', '.spec.ts'];

const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');
const found = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, one]) => one!))];

function isThere(path: string): boolean {
  const [before, after] = path.split('*');
  if (after === undefined) return ENDINGS.some((ending) => existsSync(join(PROJECT, path + ending)));
  const folder = join(PROJECT, dirname(`${before!}x`));
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(basename(`${before!}x`).slice(0, -1)) && name.endsWith(after));
}

/** Every source of settings: what the program, its units and its tools read from the environment. */
function sources(): string {
  const of = (folder: string): string[] => readdirSync(join(PROJECT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return of(path);
    return /\.(ts|mjs|service)$/.test(entry.name) && path !== 'test/docs.spec.ts' ? [read(path)] : [];
  });
  return ['lib', 'simulator', 'scripts', 'deploy', 'test'].flatMap(of).join('\n');
}

describe('the documents', () => {
  for (const name of DOCUMENTS) {
    const text = read(name);

    it(`${name} names npm scripts that exist`, () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      const named = [...found(text, /npm run (?:-s )?([a-z][a-z:-]*)/g), ...found(text, /npm (start|test)\b/g)];
      assert.deepEqual(named.filter((script) => scripts[script] === undefined), []);
    });

    it(`${name} names files and folders that exist`, () => {
      // Addresses of the web, and what is below /opt, /etc or /var on another machine, are not ours.
      const paths = found(text, new RegExp(`(?<![\\w/.-])((?:${FOLDERS.join('|')})/[\\w./*-]*[\\w*])`, 'g'));
      assert.deepEqual(paths.filter((path) => !isThere(path)), []);
    });

    it(`${name} links to files that exist`, () => {
      const links = found(text, /\]\((?!https?:)([^)#]+)/g);
      assert.deepEqual(links.filter((link) => !existsSync(join(PROJECT, dirname(name), link))), []);
    });
  }

  it('name settings that are read somewhere', () => {
    const code = sources();
    const named = [...new Set(DOCUMENTS.flatMap((name) => found(read(name), /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)/g)))];
    assert.ok(named.length > 20);
    assert.deepEqual(named.filter((setting) => !new RegExp(`\\b${setting}\\b`).test(code)), []);
  });

  it('tell of every setting that the start reads', () => {
    const told = read('docs/go-live.md');
    const settings = found(read('lib/runtime/settings.ts'), /(?:value|port|webAddress)\('([A-Z_]+)'/g);
    assert.ok(settings.length > 10);
    assert.deepEqual(settings.filter((setting) => !told.includes(`\`${setting}\``)), []);
  });
});
