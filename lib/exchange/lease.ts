// Leases: work is claimed for some seconds, by a holder with a name, and what a dead holder had is given again.
//
// A holder that lives gives work back itself, also work that never ended: that is a try, and after a few tries the work is set aside.
// A lease that was *not* given back tells that its holder died, or the database did: the work was lost with it and had no try.
// The same holder, started again, takes it back at once (it knows what it has in hand, and this is not); others when the lease is over.
import { hostname } from 'node:os';

/** Who claims. */
export interface Holder {
  /** the same before and after a restart, and nobody else's; null takes nothing back */
  name: string | null;
  /** ids of what it works on now: all else under its name is left over from before a death */
  inHand: readonly number[];
}

export const UNNAMED: Holder = { name: null, inHand: [] };

/**
 * How often work may be lost with its holder before it is set aside. More than the tries of a flow: it is rarely the work's
 * own fault. Not endless: work that kills whoever takes it up must not stop everybody's.
 */
export const LOSSES = 6;

/** The name of a process: two at once can't have the same port of a host. */
export function holderName(role: 'gate' | 'desk', port: number, folder: string): string {
  return `${role} ${hostname()}:${port} ${folder}`;
}
