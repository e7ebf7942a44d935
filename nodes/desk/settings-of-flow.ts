// The categories and districts that stand in the flow's config nodes, for the nodes that settle a tip.
import type { Node, NodeAPI } from 'node-red';
import type { CategoryDefinition, CellDefinition } from '../../lib/desk/categories/categories';
import type { DistrictDefinition } from '../../lib/desk/places/places';

export interface CategoriesNode extends Node {
  categories: CategoryDefinition[];
  offices: CellDefinition[];
  /** Everything in its settings can be used. */
  complete: boolean;
}

export interface DistrictNode extends Node {
  /** Null where its settings can't be used. */
  district: DistrictDefinition | null;
  complete: boolean;
}

/** All running nodes of a type, in the order of the flow. */
export function nodesOfType<Kind extends Node>(RED: NodeAPI, type: string): Kind[] {
  const ids: string[] = [];
  RED.nodes.eachNode((node) => {
    if (node.type === type) ids.push(node.id);
  });
  return ids.flatMap((id) => (RED.nodes.getNode(id) as Kind | null) ?? []);
}

/** @param id the satark-categories node that a node names; without it the first one of the flow */
export function categoriesOfFlow(RED: NodeAPI, id: string | undefined): CategoryDefinition[] {
  const named = id ? (RED.nodes.getNode(id) as CategoriesNode | null) : null;
  return (named ?? nodesOfType<CategoriesNode>(RED, 'satark-categories')[0])?.categories ?? [];
}

// One array for each set of districts: what findPlace compiles of them is found again by the array's identity.
let known: DistrictDefinition[] = [];

/** The districts of all satark-district nodes. */
export function districtsOfFlow(RED: NodeAPI): DistrictDefinition[] {
  const districts = nodesOfType<DistrictNode>(RED, 'satark-district').flatMap(({ district }) => district ?? []);
  if (districts.length !== known.length || districts.some((district, place) => district !== known[place])) known = districts;
  return known;
}

/** Milliseconds until the reference tables are tried again, where the database is away. */
const AGAIN = 10_000;

/** By node type: what stops listening, for a type that is registered again. */
const listening = new Map<string, () => void>();

/**
 * Runs `save` whenever the flows have started, and again while the database is away.
 * @param type the node type whose settings are saved
 * @param complain tells police IT what went wrong
 */
export function saveAtDeploy(RED: NodeAPI, type: string, save: () => Promise<void>, complain: (error: unknown) => void): void {
  let waiting: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(waiting);
  const run = (): void => {
    stop();
    save().catch((error: unknown) => {
      complain(error);
      waiting = setTimeout(run, AGAIN);
      waiting.unref();
    });
  };
  listening.get(type)?.();
  RED.events.on('flows:started', run);
  RED.events.on('flows:stopping', stop);
  listening.set(type, () => {
    stop();
    RED.events.off('flows:started', run);
    RED.events.off('flows:stopping', stop);
  });
}
