// Faults that a person or a test has asked for, and which of them strikes next.
import { randomUUID } from 'node:crypto';
import type { Fault, FaultKind, Operation } from '../types';

const OPERATION_FAULTS: readonly FaultKind[] = ['refuse', 'hang', 'answer-lost'];

export interface Faults {
  list(): Fault[];
  add(fault: Omit<Fault, 'id'>): Fault;
  /** Removes one fault, or all. */
  remove(id?: string): void;
  /** Uses up one stroke of the first fault that fits; undefined where none does. */
  strike(kind: FaultKind, phone: string | undefined, operation?: Operation): Fault | undefined;
}

export function createFaults(onChange: () => void): Faults {
  let faults: Fault[] = [];
  return {
    list: () => faults.map((fault) => ({ ...fault })),
    add(fault) {
      const added = { ...fault, id: randomUUID() };
      faults.push(added);
      onChange();
      return added;
    },
    remove(id) {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
      onChange();
    },
    strike(kind, phone, operation = 'send') {
      const fault = faults.find((candidate) => candidate.kind === kind && (candidate.phone === undefined || candidate.phone === phone) && (!OPERATION_FAULTS.includes(kind) || (candidate.operation ?? 'send') === operation));
      if (!fault) return undefined;
      if (fault.times !== undefined) {
        fault.times -= 1;
        if (fault.times <= 0) faults = faults.filter((other) => other !== fault);
        onChange();
      }
      return { ...fault };
    },
  };
}
