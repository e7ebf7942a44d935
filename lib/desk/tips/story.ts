// The story of a tip: all of it that tells what happened, where exactly, and so perhaps who told. One sealed value, bound to the tip's receipt.
import { seals } from '../seals';
import type { Answer, TipDraft } from '../conversation/turn';

export interface Story {
  /** what happened, in the citizen's words, a paragraph a message */
  body: string;
  /** in the citizen's words */
  place: string | null;
  /** WGS84 degrees */
  lat: number | null;
  lon: number | null;
  /** the words that decided category and sensitivity */
  because: NonNullable<TipDraft['because']>;
  /** answers to questions that police IT added, by answer key */
  answers: Record<string, Pick<Answer, 'name' | 'value' | 'label'>>;
}

const NO_STORY: Story = { body: '', place: null, lat: null, lon: null, because: [], answers: {} };

export function sealStory(receipt: string, { body, place, lat, lon, because, answers }: Story): Buffer {
  return seals().keep('tip', receipt, { body, place, lat, lon, because, answers } satisfies Story);
}

/** @throws WrongKey where it is sealed with another key; Error where it was changed or is another tip's */
export function openStory(receipt: string, sealed: Uint8Array): Story {
  return sealed.length === 0 ? NO_STORY : seals().read<Story>('tip', receipt, sealed);
}
