// What comes out of scrubbing a file.
import type { MediaKind, MediaProblem } from '../exchange/messages';

export interface ScrubbedMedia {
  kind: MediaKind;
  contentType: string;
  bytes: Buffer;
}

export type ScrubResult = ScrubbedMedia | { problem: MediaProblem };

/** A file that is not kept, thrown within the scrubber. */
export class Refused extends Error {
  constructor(readonly problem: MediaProblem) {
    super(`the file is refused (${problem}).`);
  }
}

/**
 * Which sound is disguised: `on` all files of sound alone (voice notes, recordings), `everything` the sound of videos too, `off` none.
 */
export type Disguise = 'on' | 'everything' | 'off';

export interface ScrubOptions {
  disguise: Disguise;
}
