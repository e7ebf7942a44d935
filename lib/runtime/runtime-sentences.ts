// Which words of Node-RED's own log lines are fixed: its catalogue of sentences tells.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Sentence {
  pattern: RegExp;
  shown: string;
}

let sentences: Sentence[] | undefined;

/**
 * The sentence of Node-RED's catalogue that a line was made from, with `…` for what was filled in (which may quote a message of a flow);
 * an empty text where it was made from none.
 */
export function fixedPart(line: string): string {
  sentences ??= readSentences();
  return sentences.find(({ pattern }) => pattern.test(line))?.shown ?? '';
}

function readSentences(): Sentence[] {
  const runtime = createRequire(createRequire(__filename).resolve('node-red')).resolve('@node-red/runtime');
  const catalogue: unknown = JSON.parse(readFileSync(join(dirname(runtime), '..', 'locales', 'en-US', 'runtime.json'), 'utf8'));
  return textsOf(catalogue)
    // What is filled in stands between underscores; a sentence of nothing else would fit any line.
    .filter((text) => text.replaceAll(/__\w+__/g, '').replaceAll(/[^A-Za-z]/g, '').length >= 6 && !text.includes('\n') && !text.includes('$t('))
    .map((text) => ({ pattern: new RegExp(`^${text.split(/__\w+__/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s\\S]*')}$`), shown: text.replaceAll(/__\w+__/g, '…') }));
}

function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
}
