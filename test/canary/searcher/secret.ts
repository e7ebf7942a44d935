// What must not be found: a secret, and the needles that are looked for in its place.

/**
 * `identity`: who a citizen is; nowhere but in the gate's memory and sealed in its vault.
 * `story`: what a citizen told; for the offices that may read it, and nowhere at rest without a key.
 * `officer`: what an officer's file tells of who made it; nowhere but in the desk's memory, where it is taken away.
 * `gate-key`, `desk-key`: what opens one side's doors and sealed data; never where the other side, a log or a dump shows it.
 */
export type Group = 'identity' | 'story' | 'officer' | 'gate-key' | 'desk-key';

export interface Secret {
  /** in words, such as "profile name"; shown in a find */
  kind: string;
  group: Group;
  /** each is looked for by itself, in every writing; 8 bytes or more */
  texts: string[];
  /** a phone number's digits with the country code: looked for in the writings of numbers too */
  number?: string;
  /** further forms, such as a position as EXIF's fractions */
  bytes?: { writing: string; bytes: Buffer }[];
}

/** One row of bytes that gives a secret away. */
export interface Needle {
  secret: Secret;
  /** how it is written, such as "base64" */
  writing: string;
  bytes: Buffer;
}

/** Shorter ones would be found by chance. */
export const SHORTEST_NEEDLE = 8;
