// How one message of the bot becomes WhatsApp messages: usually one; more where a text is too long or a caption is not shown.
import { LIMITS, LONGEST_TEXT, type BotMessage, type Choices, type Media } from '../../exchange/messages';

export type Part =
  | { kind: 'text'; body: string }
  | { kind: 'choices'; body: string; choices: Choices }
  | { kind: 'media'; body: string; media: Media };

export interface PartOptions {
  /** lists and buttons as numbered text */
  asText: boolean;
  withoutMedia: boolean;
  /** stands under numbered text */
  hint: string;
}

/** Nobody's phone is flooded by one text; the longest of ours takes two. */
const MOST_PARTS = 10;
/** WhatsApp's limit of the text beside a list, buttons or media. */
const LONGEST_CAPTION = 1024;

/**
 * The parts in the order in which they go. The parts before the one that changes stay the same when a list becomes text or
 * media is left out, so that what was sent stays sent.
 */
export function planParts(message: BotMessage, options: PartOptions): Part[] {
  const { text, choices } = message;
  const media = options.withoutMedia ? undefined : message.media;
  const tappable = choices && !options.asText && canBeTapped(text, choices);
  const words: Part[] = tappable
    ? [{ kind: 'choices', body: text, choices }]
    : splitText(choices ? numbered(text, choices, options.hint) : text, LONGEST_TEXT).slice(0, MOST_PARTS).map((body) => ({ kind: 'text', body }));
  if (!media) return words;
  // Sound has no caption in WhatsApp.
  const captioned = !choices && text.length <= LONGEST_CAPTION && !['audio', 'voice'].includes(media.kind);
  if (captioned) return [{ kind: 'media', body: text, media }];
  const bare: Part = { kind: 'media', body: '', media };
  return choices ? [bare, ...words] : [...words, bare];
}

function canBeTapped(text: string, { style, items }: Choices): boolean {
  const [most, longest] = style === 'list' ? [LIMITS.listItems, LIMITS.listTitle] : [LIMITS.buttons, LIMITS.buttonTitle];
  return text.trim() !== '' && text.length <= LONGEST_CAPTION && items.length > 0 && items.length <= most && items.every((item) => item.title.length <= longest && (item.description ?? '').length <= LIMITS.listDescription);
}

function numbered(text: string, { items }: Choices, hint: string): string {
  const lines = items.map(({ title, description }, index) => `${index + 1}. ${title}${description ? ` – ${description}` : ''}`);
  return [text, lines.join('\n'), hint].filter(Boolean).join('\n\n');
}

/** Splits at paragraphs, else lines, sentences, words; never within a letter and its signs. Nothing for an empty text. */
export function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const at = placeToCut(rest, longest);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest) pieces.push(rest);
  return pieces;
}

function placeToCut(text: string, longest: number): number {
  const head = text.slice(0, longest + 1);
  for (const mark of ['\n\n', '\n', '। ', '. ', '? ', '! ', ' ']) {
    const at = head.lastIndexOf(mark);
    // A cut near the beginning would leave a stub of a message.
    if (at >= longest / 3) return at + mark.trimEnd().length;
  }
  let at = longest;
  while (at > longest / 2 && /^(?:\p{M}|\u200c|\u200d|[\udc00-\udfff])/u.test(text.slice(at, at + 1))) at--;
  return at;
}
