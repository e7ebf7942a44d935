// For trying the categories by hand: one text a line on standard input, one JSON a line on standard output.
import { createInterface } from 'node:readline';
import { categorize } from './categorize';
import { DEFAULT_CATEGORIES } from './default-categories';

void (async () => {
  if (process.stdin.isTTY) console.error('Write what a citizen would, one text a line; Ctrl-D ends.');
  for await (const text of createInterface({ input: process.stdin })) {
    const { category, sensitivity, because } = categorize({ text, categories: DEFAULT_CATEGORIES });
    console.log(JSON.stringify({ category, sensitivity, because }));
  }
})();
