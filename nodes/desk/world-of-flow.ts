// Finds the categories and districts in the flow's config nodes.
import type { NodeAPI } from 'node-red';
import type { CategoryDefinition } from '../../lib/desk/categories/categories';
import type { World } from '../../lib/desk/conversation/kinds/kind';
import { worldOf } from '../../lib/desk/conversation/world';
import type { DistrictDefinition } from '../../lib/desk/places/places';

interface Known {
  parts: unknown[];
  world: World;
}
// One world for each set of definitions: what it compiles of them is found again by the array's identity.
let known: Known | undefined;

/** @param categoriesId the satark-categories node that a step names; without it the first one of the flow */
export function worldOfFlow(RED: NodeAPI, categoriesId: string | undefined): World {
  let chosen = categoriesId ? (RED.nodes.getNode(categoriesId) as unknown as { categories?: CategoryDefinition[] } | null)?.categories : undefined;
  const districts: DistrictDefinition[] = [];
  RED.nodes.eachNode(({ id, type }) => {
    if (type === 'satark-categories') chosen ??= (RED.nodes.getNode(id) as unknown as { categories?: CategoryDefinition[] } | null)?.categories;
    if (type !== 'satark-district') return;
    const district = (RED.nodes.getNode(id) as unknown as { district?: DistrictDefinition } | null)?.district;
    if (district) districts.push(district);
  });
  const parts = [chosen, ...districts];
  if (!known || known.parts.length !== parts.length || known.parts.some((part, index) => part !== parts[index])) known = { parts, world: worldOf(chosen ?? [], districts) };
  return known.world;
}
