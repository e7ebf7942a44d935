// Turns a list written one term a line into terms.

/** The terms of a text block; a line may hold several, parted by semicolons. */
export function termsOf(block: string): string[] {
  return block
    .split(/[;\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== '');
}
