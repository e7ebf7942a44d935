// Finds the district and the police station that a citizen's words name.
import { romaniseWord, westernDigits } from '../../language/romanise';
import { CUT_OFF, type NameKey, nameDistance, nameKeys } from './name-distance';
import { BORNE_ELSEWHERE, OUTSIDE_PLACES } from './outside-places';
import { DIRECTION, NOT_A_NAME } from './place-words';
import type { DistrictDefinition, PlaceCandidate, PlaceFound } from './places';

export interface FindPlaceOptions {
  /** The code of a district that is known already: only its stations are looked at. */
  district?: string | null;
  /** Names further apart than this don't match; CUT_OFF where not given. */
  cutOff?: number;
}

/** In long texts more words may look like a name by chance. */
const LONG_TEXT = 6;
const CUT_OFF_IN_LONG_TEXT = 0.15;
/** Names this near each other can't be told apart by spelling. */
const TIE = 0.02;
/** A place outside has to be named rather exactly: a misspelt station must not be taken for it. */
const CUT_OFF_OUTSIDE = 0.1;
const EXACT_OUTSIDE_UP_TO = 6;
const LONGEST_NAME = 5;

interface Entry {
  kind: 'station' | 'district' | 'outside';
  district: string;
  station: string;
  keys: NameKey[];
  /** Also the name of towns elsewhere. */
  borneElsewhere: boolean;
}

interface Hit {
  entry: Entry;
  distance: number;
  from: number;
  to: number;
}

/**
 * District and station of a place given in words: any spelling, either script, with small words around it, or a PIN code.
 * @param text what the citizen wrote of the place
 * @param districts the districts as set in the editor
 */
export function findPlace(text: string, districts: readonly DistrictDefinition[], options: FindPlaceOptions = {}): PlaceFound {
  const words = [...westernDigits(text).matchAll(/[\p{L}\p{M}]+/gu)].map(([word]) => word);
  const latin = words.map((word) => romaniseWord(word)[0] ?? '');
  const pin = districtOfPin(text, districts);
  const { entries } = indexOf(districts);
  const all = allHits(words, latin, entries, limitFor(words.length, options.cutOff));
  const hits = withoutDistrictTowns(outermost(all), latin);

  const namedDistrict = nearest(all.filter((hit) => hit.entry.kind === 'district' && standsForItself(hit, hits)))[0]?.entry.district;
  const district = options.district ?? namedDistrict ?? pin.district ?? null;
  const stations = hits.filter(({ entry }) => entry.kind === 'station');
  const fitting = nearest(stations.filter(({ entry }) => district === null || entry.district === district));
  const elsewhere = stations.filter((hit) => !fitting.includes(hit));

  const outside = hits.some((hit) => hit.entry.kind === 'outside' && !tellsDirection(latin, hit));
  if (outside && (fitting.length === 0 || fitting.every(({ entry }) => entry.borneElsewhere)) && namedDistrict === undefined) return { ...nothing(null), outside: true };
  if (fitting.length === 0) {
    if (district === null) return { ...nothing(null), outside: pin.outside };
    return { ...nothing(district), confidence: districtConfidence(all, pin.district), alternatives: candidatesOf(elsewhere) };
  }
  const best = fitting[0];
  const places = distinct(candidatesOf(fitting));
  if (best === undefined || places.length > 1) {
    const codes = new Set(places.map((place) => place.district));
    return { ...nothing(codes.size === 1 ? ([...codes][0] ?? null) : district), alternatives: places };
  }
  return { district: best.entry.district, station: best.entry.station, confidence: confidenceOf(best.distance), alternatives: distinct(candidatesOf(elsewhere)), outside: false };
}

const nothing = (district: string | null): PlaceFound => ({ district, station: null, confidence: 0, alternatives: [], outside: false });
const confidenceOf = (distance: number): number => Math.round((1 - 2 * distance) * 100) / 100;

function limitFor(words: number, cutOff: number | undefined): number {
  const limit = cutOff ?? CUT_OFF;
  return words > LONG_TEXT ? Math.min(limit, CUT_OFF_IN_LONG_TEXT) : limit;
}

function districtConfidence(hits: readonly Hit[], pinDistrict: string | null): number {
  const named = nearest(hits.filter(({ entry }) => entry.kind === 'district'))[0];
  if (named) return confidenceOf(named.distance);
  return pinDistrict === null ? 0 : 0.9;
}

function districtOfPin(text: string, districts: readonly DistrictDefinition[]): { district: string | null; outside: boolean } {
  const pins = [...westernDigits(text).matchAll(/(?<!\d)([1-9]\d{2})\s?(\d{3})(?!\d)/g)].map(([, first, last]) => `${first}${last}`);
  for (const pin of pins) {
    const district = districts.find(({ pins: own }) => own.includes(pin));
    if (district) return { district: district.code, outside: false };
  }
  return { district: null, outside: pins.length > 0 };
}

function allHits(words: readonly string[], latin: readonly string[], entries: readonly Entry[], limit: number): Hit[] {
  const hits: Hit[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to += 1) {
      // A name may begin or end with "sarai" or "bazar", but not with a word that only joins.
      if (to - from > 1 && (JOINING.has(latin[from] ?? '') || JOINING.has(latin[to - 1] ?? ''))) continue;
      // "mahila thana" is made of small words only: such names have to be exact.
      const onlySmallWords = latin.slice(from, to).every((word) => NOT_A_NAME.has(word));
      if (onlySmallWords && to - from === 1) continue;
      const keys = nameKeys(words.slice(from, to));
      for (const entry of entries) {
        const distance = Math.min(...entry.keys.flatMap((known) => keys.map((key) => nameDistance(key, known))));
        const exact = onlySmallWords || (entry.kind === 'outside' && keys.every(({ sound }) => sound.length <= EXACT_OUTSIDE_UP_TO));
        if (distance <= (exact ? 0 : entry.kind === 'outside' ? CUT_OFF_OUTSIDE : limit)) hits.push({ entry, distance, from, to });
      }
    }
  }
  return hits;
}

const JOINING = new Set(['ke', 'ka', 'ki', 'me', 'mein', 'men', 'main', 'mai', 'par', 'pe', 'se', 'ko', 'in', 'at', 'of', 'on', 'to', 'the', 'a', 'near', 'paas', 'pas', 'hai', 'aur', 'and', 'is', 'from', 'wala', 'wale', 'wali', 'vala', 'vale', 'vali']);

// A longer name that takes a shorter one in ("Rampur Manjha", "Rampur") is what was meant; of names for the same words, the nearest.
function outermost(hits: readonly Hit[]): Hit[] {
  return hits.filter((hit) => {
    return !hits.some((other) => {
      if (other === hit) return false;
      const covers = other.from <= hit.from && other.to >= hit.to;
      const longer = covers && other.to - other.from > hit.to - hit.from;
      if (longer) return other.distance <= Math.max(hit.distance, 0.2) && !(other.entry.station === hit.entry.station && other.entry.kind === hit.entry.kind && other.distance > hit.distance);
      const overlaps = other.from < hit.to && other.to > hit.from;
      if (!overlaps) return false;
      const covered = hit.from <= other.from && hit.to >= other.to && hit.to - hit.from > other.to - other.from;
      if (covered) return other.entry.kind === hit.entry.kind && other.entry.station === hit.entry.station && other.distance < hit.distance;
      return other.distance < hit.distance - TIE || (other.entry.kind === 'outside' && hit.entry.kind === 'station' && other.distance < hit.distance);
    });
  });
}

// A district's name is heard out of its own station's name too ("Chandauli Kotwali"), but not out of another's.
function standsForItself(hit: Hit, hits: readonly Hit[]): boolean {
  return !hits.some(({ entry, from, to }) => from <= hit.from && to >= hit.to && entry !== hit.entry && entry.district !== hit.entry.district);
}

// "Chandauli" alone is the town and its station; beside another name it is the district.
function withoutDistrictTowns(hits: readonly Hit[], latin: readonly string[]): Hit[] {
  return hits.filter((hit) => {
    if (hit.entry.kind !== 'station' || !hits.some(({ entry, from, to }) => entry.kind === 'district' && from === hit.from && to === hit.to)) return true;
    if (hits.some(({ entry }) => entry.kind === 'station' && entry !== hit.entry)) return false;
    return latin.every((word, place) => (place >= hit.from && place < hit.to) || NOT_A_NAME.has(word));
  });
}

function nearest(hits: readonly Hit[]): Hit[] {
  const sorted = [...hits].sort((a, b) => a.distance - b.distance);
  const best = sorted[0]?.distance ?? 0;
  return sorted.filter(({ distance }) => distance <= best + TIE);
}

function tellsDirection(latin: readonly string[], hit: Hit): boolean {
  return latin.slice(hit.to, hit.to + 3).some((word) => DIRECTION.has(word));
}

const candidatesOf = (hits: readonly Hit[]): PlaceCandidate[] => hits.map(({ entry, distance }) => ({ district: entry.district, station: entry.station, confidence: confidenceOf(distance) }));

function distinct(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  return candidates.filter((candidate, place) => candidates.findIndex(({ station, district }) => station === candidate.station && district === candidate.district) === place);
}

interface PlaceIndex {
  entries: Entry[];
}

const indexes = new WeakMap<readonly DistrictDefinition[], PlaceIndex>();

function indexOf(districts: readonly DistrictDefinition[]): PlaceIndex {
  let index = indexes.get(districts);
  if (!index) {
    index = { entries: [...districts.flatMap(entriesOf), ...outsideEntries(districts)] };
    indexes.set(districts, index);
  }
  return index;
}

const wordsOfName = (name: string): string[] => name.match(/[\p{L}\p{M}]+/gu) ?? [];
const keysOf = (names: readonly string[]): NameKey[] => names.flatMap((name) => nameKeys(wordsOfName(name)));

const elsewhereSounds = new Set(keysOf(BORNE_ELSEWHERE).map(({ sound }) => sound));

function entriesOf(district: DistrictDefinition): Entry[] {
  const own: Entry = { kind: 'district', district: district.code, station: '', keys: keysOf([district.name.en, district.name.hi, ...(district.aliases ?? [])]), borneElsewhere: false };
  const stations = district.stations.map((station): Entry => {
    const keys = keysOf([station.name.en, station.name.hi, ...station.aliases]);
    return { kind: 'station', district: district.code, station: station.id, keys, borneElsewhere: keys.some(({ sound }) => elsewhereSounds.has(sound)) };
  });
  return [own, ...stations];
}

// A district that police IT add must not stay "outside": names that are now its own leave the list.
function outsideEntries(districts: readonly DistrictDefinition[]): Entry[] {
  const inside = new Set(districts.flatMap(entriesOf).flatMap(({ keys }) => keys.map(({ sound }) => sound)));
  return OUTSIDE_PLACES.map((name): Entry => ({ kind: 'outside', district: '', station: name, keys: keysOf([name]), borneElsewhere: false })).filter(({ keys }) => !keys.some(({ sound }) => inside.has(sound)));
}
