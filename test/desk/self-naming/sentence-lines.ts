// The form of the sentences on which the finding of self-naming is tuned and measured.

/** Messages that tell who wrote them, and messages that don't. */
export interface Sentences {
  tells: string[];
  tellsNot: string[];
}

/** A message a line; " / " stands for a line break within a message. */
export const lines = (text: string): string[] => text.trim().split('\n').map((line) => line.replaceAll(' / ', '\n'));
