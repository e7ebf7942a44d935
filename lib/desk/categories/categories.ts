// The shapes of categories and of what is found out about a text.

export const SENSITIVITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export interface InBothLanguages {
  en: string;
  hi: string;
}

/** One category as police IT set it in the editor. */
export interface CategoryDefinition {
  /** Lower-case letters, digits and hyphens; stays the same for ever, tips refer to it. */
  id: string;
  name: InBothLanguages;
  /** At most 24 characters each: the title of a row in a WhatsApp list. */
  shortName: InBothLanguages;
  /** At most 72 characters each: the second line of that row. */
  description?: InBothLanguages;
  /** Where a tip of this category starts. */
  sensitivity: Sensitivity;
  /** What citizens write when they mean it; the grammar is in terms.ts. */
  words: string[];
  /** Words that raise the sensitivity by one step, for this category only. */
  raisedBy?: string[];
  /** An office that gets these tips as well, such as CELL-NARCOTICS. */
  office?: string;
  /** True where that office gets them instead of the district's SP office. */
  officeInstead?: boolean;
  /** True where a police station named in the tip must not see it. */
  keptFromNamedUnit?: boolean;
}

/** An office beside the DIG's and the SPs', such as an anti-narcotics cell. */
export interface CellDefinition {
  /** Capital letters, digits and hyphens; stays the same for ever. */
  id: string;
  name: InBothLanguages;
}

/** A word or phrase that decided something. */
export interface Because {
  /** As it stands in the citizen's text. */
  word: string;
  /** The category it points to; absent for a word that only raises the sensitivity. */
  category?: string;
  /** The sign it is of, where it raises the sensitivity. */
  raises?: string;
}

/** The id of the category for all that fits nowhere else. */
export const OTHER = 'other';
