// Checks a district that police IT set in the editor, before anything uses it.
import type { DistrictDefinition, StationDefinition } from './places';

export interface CheckedDistrict {
  /** Without stations and PIN codes that can't be used; null where the district itself can't. */
  district: DistrictDefinition | null;
  /** What is wrong, a sentence each; empty where all is well. */
  faults: string[];
}

const DISTRICT_CODE = /^[A-Z]{2,5}$/;
const STATION_ID = /^[A-Z0-9]+(-[A-Z0-9]+)+$/;
const PIN = /^[1-9]\d{5}$/;

/** Reads the settings of a satark-district node. Nothing is thrown: all faults are named at once. */
export function checkDistrict(settings: unknown): CheckedDistrict {
  const row = recordOf(settings);
  const code = text(row.code);
  const faults: string[] = [];
  const fault = (sentence: string): void => void faults.push(`District ${code || 'without a code'}: ${sentence}`);
  if (!DISTRICT_CODE.test(code)) fault('its code needs two to five capital letters, such as "JNP".');
  const name = both(row.name);
  if (!name.en || !name.hi) fault('it needs a name in English and in Hindi.');
  const pins = texts(row.pins);
  const badPins = pins.filter((pin) => !PIN.test(pin));
  if (badPins.length > 0) fault(`a PIN code has six digits; these have not: ${badPins.join(', ')}.`);
  const stations = (Array.isArray(row.stations) ? row.stations : []).map((station, place) => readStation(recordOf(station), place, code, fault));
  const ids = stations.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, place) => ids.indexOf(one) !== place))) fault(`two stations have the id "${id}": give one of them another.`);
  const outline = readOutline(row.outline, fault);
  const usable = stations.filter(({ id, name: of }, place) => isStationOf(id, code) && of.en && of.hi && ids.indexOf(id) === place);
  if (!DISTRICT_CODE.test(code) || !name.en || !name.hi) return { district: null, faults };
  return { district: { code, name, aliases: texts(row.aliases), pins: pins.filter((pin) => PIN.test(pin)), outline: outline, stations: usable }, faults };
}

function readStation(row: Record<string, unknown>, place: number, code: string, fault: (sentence: string) => void): StationDefinition {
  const id = text(row.id);
  const called = id || `number ${place + 1}`;
  const name = both(row.name);
  if (!isStationOf(id, code)) fault(`the station ${called} needs an id that begins with the district's code, such as "${code || 'JNP'}-RAMPUR".`);
  if (!name.en || !name.hi) fault(`the station ${called} needs a name in English and in Hindi.`);
  const latitude = number(row.latitude);
  const longitude = number(row.longitude);
  const placed = latitude !== undefined && longitude !== undefined;
  if ((latitude === undefined) !== (longitude === undefined)) fault(`the station ${called} has only one of latitude and longitude: give both or none.`);
  if (placed && !isPoint(longitude, latitude)) fault(`the station ${called} has a latitude or longitude that is none: latitudes run from -90 to 90, longitudes from -180 to 180.`);
  const circle = text(row.circle);
  return { id, name, aliases: texts(row.aliases), ...(circle ? { circle } : {}), ...(placed && isPoint(longitude, latitude) ? { latitude, longitude } : {}) };
}

function readOutline(value: unknown, fault: (sentence: string) => void): DistrictDefinition['outline'] {
  if (!Array.isArray(value) || value.length === 0) return [];
  const points = value.filter((point): point is [number, number] => Array.isArray(point) && point.length === 2 && isPoint(point[0], point[1]));
  if (points.length < value.length) fault('its outline has points that are none: each is [longitude, latitude] in degrees.');
  if (points.length < 4) fault('its outline needs at least four points, the last one like the first.');
  return points;
}

const isStationOf = (id: string, code: string): boolean => STATION_ID.test(id) && id.startsWith(`${code}-`);
const isPoint = (longitude: unknown, latitude: unknown): boolean => typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value : []).map(text).filter((one) => one !== '');
const number = (value: unknown): number | undefined => (value === '' || value == null || Number.isNaN(Number(value)) ? undefined : Number(value));

function both(value: unknown): { en: string; hi: string } {
  const { en, hi } = recordOf(value);
  return { en: text(en), hi: text(hi) };
}
