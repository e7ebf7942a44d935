// What the gate's nodes show in the editor, in both languages, and the flow as shipped.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const FOLDER = join(ROOT, 'nodes/gate');
const NODES = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const read = (...path: string[]) => readFileSync(join(FOLDER, ...path), 'utf8');

describe('the gate\'s palette', () => {
  for (const name of NODES) {
    it(`has every label of ${name} in both languages`, () => {
      const html = read(name, `${name}.html`);
      const keys = [...html.matchAll(/data-i18n="([^"]+)"/g), ...html.matchAll(/this\._\('([^']+)'\)/g)].map((match) => match[1]!);
      assert.ok(keys.length > 1);
      for (const language of ['en-US', 'hi']) {
        const catalogue = JSON.parse(read(name, 'locales', language, `${name}.json`)) as Record<string, unknown>;
        for (const key of keys) {
          const text = key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], catalogue);
          assert.equal(typeof text, 'string', `${key} in ${language}`);
        }
      }
    });

    it(`has help for ${name} in both languages, in the fixed order`, () => {
      for (const [language, headings] of [['en-US', ['Inputs', 'Outputs', 'Details']], ['hi', ['इनपुट', 'आउटपुट', 'विवरण']]] as const) {
        const help = read(name, 'locales', language, `${name}.html`);
        const found = [...help.matchAll(/<h3>([^<]+)<\/h3>/g)].map((match) => match[1]!);
        assert.deepEqual(found, headings.filter((heading) => found.includes(heading)));
        assert.ok(found.includes(headings[2]));
      }
    });

    it(`gives every setting of ${name} a field in its form`, () => {
      const html = read(name, `${name}.html`);
      for (const [, setting] of html.matchAll(/^ {6}(\w+): \{ value:/gm)) assert.match(html, new RegExp(`id="node-input-${setting}"`));
    });
  }

  it('is used to the full by the flow as shipped, with every setting written down', () => {
    const flow = JSON.parse(readFileSync(join(ROOT, 'flows/gate.json'), 'utf8')) as Record<string, unknown>[];
    for (const name of NODES) {
      const node = flow.find((entry) => entry.type === name);
      assert.ok(node, `${name} stands in flows/gate.json`);
      for (const [, setting] of read(name, `${name}.html`).matchAll(/^ {6}(\w+): \{ value:/gm)) assert.ok(setting! in node, `${name}.${setting}`);
    }
  });
});
