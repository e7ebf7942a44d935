// What questions ask of the flow's categories and districts.
import type { NodeAPI } from 'node-red';
import type { CategoryDefinition } from '../../lib/desk/categories/categories';
import type { World } from '../../lib/desk/conversation/kinds/kind';
import { worldOf } from '../../lib/desk/conversation/world';
import type { DistrictDefinition } from '../../lib/desk/places/places';
import { categoriesOfFlow, districtsOfFlow } from './settings-of-flow';

let known: { categories: CategoryDefinition[]; districts: DistrictDefinition[]; world: World } | undefined;

/** @param categoriesId the satark-categories node that a question names; without it the first one of the flow */
export function worldOfFlow(RED: NodeAPI, categoriesId: string | undefined): World {
  const categories = categoriesOfFlow(RED, categoriesId);
  const districts = districtsOfFlow(RED);
  if (known?.categories !== categories || known.districts !== districts) known = { categories, districts, world: worldOf(categories, districts) };
  return known.world;
}
