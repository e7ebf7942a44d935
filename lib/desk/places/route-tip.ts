// Decides district, station and offices of a tip from what the citizen answered.
import type { CategoryDefinition } from '../categories/categories';
import { compileTerms, findTerms } from '../categories/terms';
import { findPlace } from './find-place';
import { locate } from './locate';
import { DIG_OFFICE, spOfficeOf } from './offices';
import type { DistrictDefinition } from './places';

export interface RouteInput {
  /** The answer to the question for the district: a code, 'outside', or '' where the citizen doesn't know. */
  district?: string;
  /** The answer to the question for the place, in the citizen's words. */
  place?: string;
  /** The station that the citizen was shown and let stand. */
  station?: string;
  /** A location pin, in degrees (WGS84). */
  location?: { lat: number; lon: number };
  /** All that the citizen told; it is looked at where neither district nor place was answered. */
  story: string;
  category?: CategoryDefinition;
  districts: readonly DistrictDefinition[];
  /** How far a spelling may be from a name; see name-distance.ts. */
  cutOff?: number;
  /** Words that say that the SP office itself takes part, in the grammar of categories/terms.ts. */
  namesSpOffice?: readonly string[];
}

export interface Route {
  district: string | null;
  station: string | null;
  /** The place is known to be outside the range. */
  outside: boolean;
  /** Ids of offices that may see the tip; the DIG's is always among them. */
  offices: string[];
  /** Whom the tip is kept from, because it is about them. */
  keptFrom: 'station' | 'sp-office' | null;
}

/** The value that stands for "outside the range" in the answer to the question for the district. */
export const OUTSIDE = 'outside';
/** A place is only taken out of a story where it is written nearly as in the settings. */
const SURE_IN_A_STORY = 0.9;

/**
 * Words that say that the SP office itself takes part, in tips of corruption.
 * To name the SP is not enough: many a tip begins with "Respected SP sir".
 */
export const NAMES_SP_OFFICE: readonly string[] = [
  'SP|एसपी|ASP|एएसपी|कप्तान|kaptan|superintendent|अधीक्षक khud|खुद|bhi|भी|mila|मिला|mile|मिले|takes|took|asks|asked|demands|leta|लेता|lete|लेते|mangta|मांगता|ghoos|घूस|rishwat|रिश्वत|paisa|पैसा|involved|shamil|शामिल|himself',
  'SP|एसपी office|ऑफिस|कार्यालय|karyalay + @money|ghoos|घूस|rishwat|रिश्वत|bribe|bribes|mila|मिला|mile|मिले|involved|clerk|babu|बाबू',
];

/** District, station and offices of a tip. */
export function routeTip(input: RouteInput): Route {
  const place = placeOf(input);
  const { category } = input;
  const aboutPolice = category?.keptFromNamedUnit === true;
  const aboutSpOffice = aboutPolice && findTerms(`${input.story}\n${input.place ?? ''}`, spOfficeTerms(input.namesSpOffice ?? NAMES_SP_OFFICE)).length > 0;
  const offices = new Set([DIG_OFFICE]);
  const replaced = category?.office !== undefined && category.officeInstead === true;
  if (place.district && !aboutSpOffice && !replaced) offices.add(spOfficeOf(place.district));
  if (category?.office) offices.add(category.office);
  return { ...place, offices: [...offices], keptFrom: aboutSpOffice ? 'sp-office' : aboutPolice && place.station ? 'station' : null };
}

function placeOf({ district: chosen = '', place = '', station, location, story, districts, cutOff }: RouteInput): Pick<Route, 'district' | 'station' | 'outside'> {
  const known = districts.find(({ code }) => code === chosen)?.code ?? null;
  const atPin = location ? locate(location.lat, location.lon, districts) : null;
  const named = place.trim() === '' ? null : findPlace(place, districts, { district: known, cutOff });
  // What was chosen in the list stands, even where a pin or a name says otherwise: the citizen may not be where it happened.
  const answered = known ?? atPin?.district ?? named?.district ?? null;
  const saysOutside = chosen === OUTSIDE || (answered === null && (atPin?.outside === true || named?.outside === true));
  if (chosen === OUTSIDE || (saysOutside && answered === null)) return { district: null, station: null, outside: true };
  const told = answered === null ? toldIn(story, districts) : null;
  const district = answered ?? told?.district ?? null;
  const stations = districts.find(({ code }) => code === district)?.stations ?? [];
  const candidates = [station, named?.station, told?.station];
  return { district, station: candidates.find((id) => stations.some((one) => one.id === id)) ?? null, outside: false };
}

function toldIn(story: string, districts: readonly DistrictDefinition[]): { district: string | null; station: string | null } | null {
  const found = findPlace(story, districts);
  return found.confidence >= SURE_IN_A_STORY ? found : null;
}

const compiledLists = new WeakMap<readonly string[], ReturnType<typeof compileTerms>>();

function spOfficeTerms(words: readonly string[]): ReturnType<typeof compileTerms> {
  let compiled = compiledLists.get(words);
  if (!compiled) compiledLists.set(words, (compiled = compileTerms([words])));
  return compiled;
}
