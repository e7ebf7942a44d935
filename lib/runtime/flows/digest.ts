// Digests of flow files: whether two say the same, whatever the order of their nodes and properties.
import { createHash } from 'node:crypto';

export interface FlowNode {
  id: string;
  type: string;
  /** the tab or subflow it stands on; absent for tabs, subflows and config nodes of all */
  z?: string;
  label?: string;
  [property: string]: unknown;
}

export interface FlowDigest {
  /** of all but where the nodes stand on their tab */
  nodes: string;
  /** of where they stand too; not of groups, which the editor draws around their nodes anew */
  placed: string;
}

/** Where a node or a group stands, and a group's size: nothing of what the flow does. */
export const PLACE = ['x', 'y', 'w', 'h'];

export function digestOf(nodes: readonly FlowNode[]): FlowDigest {
  const sorted = [...nodes].sort((one, other) => (one.id < other.id ? -1 : 1));
  const digest = (leftOf: (node: FlowNode) => readonly string[]) => createHash('sha256').update(JSON.stringify(sorted.map((node) => inOrder(node, leftOf(node))))).digest('base64url');
  return { nodes: digest(() => PLACE), placed: digest(({ type }) => (type === 'group' ? PLACE : [])) };
}

/** The properties in the order of their names. @param left which the outermost object is without */
function inOrder(value: unknown, left: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((entry) => inOrder(entry));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !left.includes(name)).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, entry]) => [name, inOrder(entry)]));
}

/** Whether a file's content is a flow: nodes with an id and a type each. */
export function isFlow(content: unknown): content is FlowNode[] {
  return Array.isArray(content) && content.every((node) => typeof node === 'object' && node !== null && typeof (node as FlowNode).id === 'string' && typeof (node as FlowNode).type === 'string');
}
