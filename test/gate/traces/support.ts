// Requests brought to the desk without a flow around them.
import { anonymize } from '../../../lib/gate/anonymize';
import type { Gate } from '../../../lib/gate/gate';
import { handOver } from '../../../lib/gate/hand-over';
import { claimReceived } from '../../../lib/gate/incoming/received';
import { DEFAULT_RULES } from '../../../lib/gate/people/choose-handle';

/** Hands over all that waits. @returns how many */
export async function handOverAll(gate: Gate): Promise<number> {
  for (let count = 0; ; ) {
    const { items } = await claimReceived(gate.sql, 50, 30);
    if (items.length === 0) return count;
    for (const item of items) {
      await handOver(gate, item, await anonymize(gate, item, { ...DEFAULT_RULES, mask: '•••' }));
      count++;
    }
  }
}
