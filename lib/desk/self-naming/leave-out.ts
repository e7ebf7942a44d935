// A text without the sentences that tell who wrote it.
import type { Stretch } from './pattern';

/** A sentence with the mark that ends it; people who write without marks have written one. */
const SENTENCE = /[^.!?।|\n]*(?:[.!?।|\n]+\s*|$)/gu;

/**
 * Whole sentences go, not the words that were found: "my name is Ramesh" would leave "Yadav of Dehri" standing.
 * @param find where a text tells; what is left is looked through again until nothing does
 * @param mark stands where something is missing
 */
export function leaveOut(text: string, find: (text: string) => Stretch[], mark: string): string {
  let left: (string | null)[] = [text];
  for (;;) {
    const whole = left.map((sentence) => sentence ?? '').join('');
    const found = find(whole);
    if (found.length === 0) return marked(left, mark);
    left = cut(left).map((part) => (part.text !== null && found.some(({ start, end }) => start < part.end && part.start < end) ? null : part.text));
  }
}

function cut(parts: readonly (string | null)[]): { text: string | null; start: number; end: number }[] {
  let at = 0;
  return parts.flatMap((part) => (part === null ? [null] : (part.match(SENTENCE) ?? []).filter((sentence) => sentence !== ''))).map((text) => {
    const start = at;
    at += text?.length ?? 0;
    return { text, start, end: at };
  });
}

function marked(parts: readonly (string | null)[], mark: string): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (part !== null) text += part;
    else if (index === 0 || parts[index - 1] !== null) text = `${text.trimEnd()} ${mark} `.trimStart();
  }
  return text.trim();
}
