// Promises of function nodes that fail with nobody listening. Node would end the process; but nothing of ours has been interrupted, and
// the tip line need not stand still for a forgotten `catch` in a flow.
import { types } from 'node:util';

/** How Node-RED names the code of a function node, in stack traces (10-function.js). */
const FUNCTION_NODE = /\(?Function node(?: setup| cleanup)?:([0-9a-z.-]+)/i;

/**
 * Whether what nobody caught is a function node's own.
 * @param reason with which a promise was rejected
 * @returns the node's id; '' where it can't be told which (a flow rejected with something that is no error; our own code never does); null
 *   where it may be anybody's: the process has to end
 */
export function functionNodeOf(reason: unknown): string | null {
  if (!types.isNativeError(reason)) return '';
  try {
    const made = String(reason.stack).split('\n').find((line) => /^\s+at /.test(line) && !/\(node:|^\s+at (async )?node:/.test(line));
    return (made && FUNCTION_NODE.exec(made)?.[1]) ?? null;
  } catch {
    // A flow may put anything in an error's place.
    return null;
  }
}
