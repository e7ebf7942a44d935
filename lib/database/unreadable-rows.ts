// Rows that no key opens while keys are changed: somebody changed them, or put them into another's place. They stay as they are.
import type { Key } from './in-batches';

export class UnreadableRows {
  private readonly rows = new Map<string, Key[]>();

  get count(): number {
    return [...this.rows.values()].reduce((sum, keys) => sum + keys.length, 0);
  }

  /** Keys of those of a table. */
  of(table: string): readonly Key[] {
    return this.rows.get(table) ?? [];
  }

  add(table: string, key: Key): void {
    this.rows.set(table, [...this.of(table), key]);
  }
}
