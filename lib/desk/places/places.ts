// The shapes of districts, stations and of what is found out about a place.

export interface InBothLanguages {
  en: string;
  hi: string;
}

export interface StationDefinition {
  /** Such as JNP-MARIAHU; stays the same for ever, tips refer to it. */
  id: string;
  name: InBothLanguages;
  /** Other names and spellings, any script. */
  aliases: string[];
  /** The circle (a deputy superintendent's area) it belongs to. */
  circle?: string;
  /** Degrees, WGS84; those of the town where the building's are not known. */
  latitude?: number;
  longitude?: number;
}

/** One district as police IT set it in the editor. */
export interface DistrictDefinition {
  /** Three letters, such as JNP; stays the same for ever. */
  code: string;
  name: InBothLanguages;
  aliases?: string[];
  pins: string[];
  /** One closed ring of [longitude, latitude] in degrees, WGS84. */
  outline: [longitude: number, latitude: number][];
  stations: StationDefinition[];
}

export interface PlaceCandidate {
  district: string;
  station: string | null;
  /** 0 to 1. */
  confidence: number;
}

export interface PlaceFound {
  /** A district's code; null where none was named or more than one fits. */
  district: string | null;
  /** A station's id; null where none was named or more than one fits. */
  station: string | null;
  /** 0 (nothing found) to 1 (named as it is written in the settings). */
  confidence: number;
  /** What else it may be, best first. */
  alternatives: PlaceCandidate[];
  /** The text names a place that is known not to be in the range. */
  outside: boolean;
}
