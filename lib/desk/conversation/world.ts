// What the flow's config nodes know, in the form in which questions ask for it.
import { categorize } from '../categories/categorize';
import { OTHER, type CategoryDefinition } from '../categories/categories';
import { findPlace } from '../places/find-place';
import { locate } from '../places/locate';
import type { DistrictDefinition } from '../places/places';
import type { FoundPlace, World } from './kinds/kind';
import { wordCount } from './pieces';

/** Up to so many words a text is an answer: any ground is enough. A story must say its category strongly. */
const ANSWER_WORDS = 3;

/** @param categories and districts as the config nodes hold them */
export function worldOf(categories: readonly CategoryDefinition[], districts: readonly DistrictDefinition[]): World {
  return {
    categories,
    districts,
    categoryIn: (text) => {
      if (categories.length === 0) return null;
      const isAnswer = wordCount(text) <= ANSWER_WORDS;
      if (!isAnswer && !categorize({ text, categories, menuChoice: OTHER }).contradiction) return null;
      const { category } = categorize({ text, categories });
      return category === OTHER ? null : category;
    },
    placeNamed: (text, district) => found(districts, findPlace(text, districts, { district })),
    placeAt: (lat, lon) => {
      const { district, nearest } = locate(lat, lon, districts);
      return found(districts, { district, station: nearest?.station ?? null });
    },
  };
}

function found(districts: readonly DistrictDefinition[], { district, station }: { district: string | null; station: string | null }): FoundPlace | null {
  if (!district) return null;
  const known = districts.find(({ code }) => code === district)?.stations.find(({ id }) => id === station);
  return { district, station: known ? { id: known.id, name: known.name } : null };
}
