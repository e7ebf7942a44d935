// Finds the district of a location pin, and the nearest station as a suggestion.
import type { DistrictDefinition } from './places';

export interface Located {
  /** The code of the district whose outline has the point, or whose border is near enough; null outside. */
  district: string | null;
  outside: boolean;
  /** 1 inside an outline, 0.5 just beyond its border. */
  confidence: number;
  /** Only a suggestion: stations' coordinates are those of the town, and a station's area is not a circle around it. */
  nearest: { station: string; kilometres: number } | null;
}

/** Outlines are simplified to about 1 km, and a phone in a house is off by some hundred metres. */
const TOLERANCE_KILOMETRES = 1.5;
const KILOMETRES_PER_DEGREE = 111.32;

type Point = readonly [longitude: number, latitude: number];

/**
 * District of a point, in degrees (WGS84).
 * @throws RangeError where the numbers are no coordinates
 */
export function locate(latitude: number, longitude: number, districts: readonly DistrictDefinition[]): Located {
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) throw new RangeError('A location needs a latitude from -90 to 90 and a longitude from -180 to 180.');
  const point: Point = [longitude, latitude];
  const inside = districts.find(({ outline }) => isInside(point, outline));
  const district = inside ?? nearBorder(point, districts);
  if (!district) return { district: null, outside: true, confidence: 0, nearest: null };
  return { district: district.code, outside: false, confidence: inside ? 1 : 0.5, nearest: nearestStation(point, district) };
}

function isInside([x, y]: Point, outline: readonly Point[]): boolean {
  let inside = false;
  for (let place = 0, before = outline.length - 1; place < outline.length; before = place, place += 1) {
    const [xa, ya] = outline[place] ?? [0, 0];
    const [xb, yb] = outline[before] ?? [0, 0];
    if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside;
  }
  return inside;
}

function nearBorder(point: Point, districts: readonly DistrictDefinition[]): DistrictDefinition | undefined {
  return districts
    .map((district) => ({ district, kilometres: toBorder(point, district.outline) }))
    .filter(({ kilometres }) => kilometres <= TOLERANCE_KILOMETRES)
    .sort((a, b) => a.kilometres - b.kilometres)[0]?.district;
}

function toBorder(point: Point, outline: readonly Point[]): number {
  let least = Infinity;
  for (let place = 0; place < outline.length; place += 1) {
    const start = outline[place];
    const end = outline[(place + 1) % outline.length];
    if (start && end) least = Math.min(least, toSegment(inKilometres(start, point), inKilometres(end, point)));
  }
  return least;
}

// On a plane around the point itself: good to some metres over a district.
function inKilometres([x, y]: Point, [originX, originY]: Point): Point {
  return [(x - originX) * KILOMETRES_PER_DEGREE * Math.cos((originY * Math.PI) / 180), (y - originY) * KILOMETRES_PER_DEGREE];
}

function toSegment([xa, ya]: Point, [xb, yb]: Point): number {
  const [dx, dy] = [xb - xa, yb - ya];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(xa * dx + ya * dy) / length));
  return Math.hypot(xa + along * dx, ya + along * dy);
}

// Stations for the whole district (women's, cyber crime) stand beside the Kotwali and are nobody's nearest.
const FOR_THE_WHOLE_DISTRICT = /MAHILA|CYBER/;

function nearestStation(point: Point, district: DistrictDefinition): Located['nearest'] {
  const nearest = district.stations
    .filter(({ id }) => !FOR_THE_WHOLE_DISTRICT.test(id))
    .flatMap(({ id, latitude, longitude }) => (latitude === undefined || longitude === undefined ? [] : [{ station: id, kilometres: Math.hypot(...inKilometres([longitude, latitude], point)) }]))
    .sort((a, b) => a.kilometres - b.kilometres)[0];
  return nearest ? { station: nearest.station, kilometres: Math.round(nearest.kilometres * 10) / 10 } : null;
}
