// What finds self-naming outside the questions of a flow: the phrases as shipped, with what police IT set in the nodes that stand.
import { selfNaming, type SelfNaming } from './find';
import type { Stretch } from './pattern';

const shipped = selfNaming();
const nodes = new Map<string, SelfNaming>();

/** A self-naming node's phrases count from now on. @returns what takes them away again */
export function useSelfNaming(node: string, phrases: SelfNaming): () => void {
  nodes.set(node, phrases);
  return () => {
    if (nodes.get(node) === phrases) nodes.delete(node);
  };
}

/** Where a text tells of its writer, by any of the nodes; by the phrases as shipped where there is none, so that deleting a node lets no name through. */
export function tellsOfWriter(text: string): Stretch[] {
  return (nodes.size === 0 ? [shipped] : [...nodes.values()]).flatMap((phrases) => phrases.find(text));
}
