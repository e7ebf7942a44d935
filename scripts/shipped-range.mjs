// Writes flows/range.json, the config nodes of categories and districts as shipped, from the defaults in lib/desk.
// Run after a change of the defaults: node scripts/shipped-range.mjs (with dist/ built). A test compares the two.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const require = createRequire(import.meta.url);
const { DEFAULT_CATEGORIES_NODE } = require(join(root, 'dist/lib/desk/categories/default-categories.js'));
const { DEFAULT_DISTRICTS } = require(join(root, 'dist/lib/desk/places/default-range.js'));

/** Node ids that stay the same: an id like "page" would be taken for a reference to another node. */
const idOf = (name) => createHash('sha1').update(`satark-conversation-${name}`).digest('hex').slice(0, 16);

const nodes = [
  { id: idOf('categories'), type: 'satark-categories', name: 'श्रेणियाँ · Categories', categories: DEFAULT_CATEGORIES_NODE.categories, offices: DEFAULT_CATEGORIES_NODE.offices },
  ...DEFAULT_DISTRICTS.map((district) => ({ id: idOf(`district-${district.code}`), type: 'satark-district', name: `${district.name.hi} · ${district.name.en}`, district })),
];
writeFileSync(join(root, 'flows/range.json'), `${JSON.stringify(nodes, null, 2)}\n`);
