// Settles district, station and offices of the tip that a turn is about to file, and says where a place is outside.
import type { CategoryDefinition } from '../categories/categories';
import { answerOfKind, textOf } from '../conversation/tip-of-turn';
import { allPieces } from '../conversation/pieces';
import { worded } from '../conversation/texts';
import type { Answer, Turn, Wording } from '../conversation/turn';
import type { DistrictDefinition } from './places';
import { OUTSIDE, routeTip } from './route-tip';

/** Settings of a route-to-district node. */
export interface RouteSettings {
  /** The answers that are read; '' for the first question of the kind. */
  districtKey: string;
  placeKey: string;
  cutOff: number;
  namesSpOffice: readonly string[];
  /** Said where the place turns out to be outside the range. */
  outsideWords: Wording;
}

/** Writes district, station, place, location and offices into turn.tip. */
export function routeTurn(turn: Turn, districts: readonly DistrictDefinition[], categories: readonly CategoryDefinition[], settings: RouteSettings): void {
  const answer = (key: string, kind: string): Answer | undefined => (key ? turn.conversation.answers[key] : answerOfKind(turn.conversation, kind));
  const district = answer(settings.districtKey, 'district');
  const place = answer(settings.placeKey, 'place');
  const location = place?.location ?? allPieces(turn).find((piece) => piece.location)?.location;
  const { district: code, station, outside, offices } = routeTip({
    district: district?.value,
    place: place?.value,
    station: place?.station,
    location,
    story: textOf(turn.conversation),
    category: categories.find(({ id }) => id === turn.tip.category),
    districts,
    cutOff: settings.cutOff,
    namesSpOffice: settings.namesSpOffice,
  });
  Object.assign(turn.tip, { district: code, station, outside, offices, ...(place?.value ? { place: place.value } : {}), ...(location ? { lat: location.lat, lon: location.lon } : {}) });
  // Who chose "outside" in the list was told there.
  const words = worded(settings.outsideWords, turn.language).trim();
  if (outside && district?.value !== OUTSIDE && words !== '' && !turn.filed) turn.replies.push({ language: turn.language, text: words });
}
