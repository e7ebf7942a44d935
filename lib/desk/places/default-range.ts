// The districts and stations of Varanasi Range as shipped; each district is the settings of one satark-district node.
import range from './default-range.json';
import type { DistrictDefinition, InBothLanguages } from './places';

/** The range's name. */
export const DEFAULT_RANGE_NAME: InBothLanguages = range.range.name;

/** The districts of the range. */
export const DEFAULT_DISTRICTS: DistrictDefinition[] = range.districts.map(({ code, name, pins, outline, stations }) => ({
  code,
  name,
  aliases: [],
  pins,
  outline: outline.map(([longitude = 0, latitude = 0]) => [longitude, latitude]),
  stations: stations.map(({ id, name: stationName, aliases, circle, latitude, longitude }) => ({ id, name: stationName, aliases, circle, latitude, longitude })),
}));

/** The settings of the satark-district nodes of the flows as shipped, one a district. */
export const DEFAULT_DISTRICT_NODES = DEFAULT_DISTRICTS.map((district) => ({ name: district.name.en, district }));
