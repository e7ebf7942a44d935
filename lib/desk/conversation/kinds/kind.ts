// What a kind of question is: how it asks, and how it reads a message as its answer.
import type { Choices, Language } from '../../../exchange/messages';
import type { Option } from '../choices';
import type { Answer, Turn, Wording } from '../turn';

export const KIND_NAMES = ['language', 'choice', 'categories', 'district', 'place', 'text', 'collect', 'yes-no', 'notices', 'review'] as const;
export type KindName = (typeof KIND_NAMES)[number];

/** One question as police IT set it in the editor. */
export interface StepSettings {
  /** names the answer for ever: it stands in conversations and tips */
  key: string;
  kind: KindName;
  /** what the question is about, in a word or two, for the review */
  name: Wording;
  question: Wording;
  /** said where the answer can't be understood; empty: a sentence of the kind */
  explanation: Wording;
  choices: Option[];
  required: boolean;
  /** asked only where this answer has one of these values */
  onlyIf: { key: string; values: string[] } | null;
  /** the answer key that this one hangs on; '' for none */
  follows: string;
}

export interface CategoryChoice {
  id: string;
  name: Wording;
  shortName: Wording;
  description?: Wording;
}

export interface DistrictChoice {
  code: string;
  name: Wording;
}

export interface FoundPlace {
  district: string | null;
  station: { id: string; name: Wording } | null;
}

/** What the flow's config nodes know. */
export interface World {
  categories: readonly CategoryChoice[];
  districts: readonly DistrictChoice[];
  /** the category that a text points to with enough ground, else null */
  categoryIn(text: string): string | null;
  /** district and police station of a place name, within a district where one is given; null where none fits */
  placeNamed(text: string, district: string | null): FoundPlace | null;
  /** district and nearest police station of a point; null outside all districts */
  placeAt(lat: number, lon: number): FoundPlace | null;
}

export interface Question {
  text: string;
  choices?: Choices;
}

/** What becomes of an answer in the conversation, but for what the step's settings add. */
export type GivenAnswer = Pick<Answer, 'value' | 'label'> & Partial<Answer>;

/** What a kind makes of a message. */
export type Reading =
  | { answer: GivenAnswer; tell?: string }
  /** not an answer; `explain` says what would be one */
  | { explain: string }
  /** understood, and the question stands on (another page, one more photo) */
  | { stay: true; tell?: string; replaceable?: boolean }
  /** the chain is walked again from its start: an answer was taken away */
  | { again: true }
  /** the turn ends here, without a question */
  | { end: true }
  /** a story, and not for this question: it is kept for the step that wants it */
  | { keep: true };

export interface Kind {
  question(turn: Turn, step: StepSettings, world: World): Question;
  read(turn: Turn, step: StepSettings, world: World): Reading;
  /** an answer that need not be asked for, from what was sent before */
  guess?(turn: Turn, step: StepSettings, world: World): { answer: GivenAnswer; tell?: string } | null;
}

/** The explanation that police IT wrote, or the kind's own. */
export function explanationOr(step: StepSettings, language: Language, own: string): string {
  return step.explanation[language].trim() || own;
}
