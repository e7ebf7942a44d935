// What kind of media some bytes are, whatever they are said to be, and a copy of them that tells nothing of who made them.
import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { scrubDocument } from './document';
import { HEIF, scrubHeif } from './heif/scrub-heif';
import { LARGEST_RESULT } from './limits';
import { PICTURES, scrubPicture } from './picture';
import { CONTAINERS } from './playing/containers';
import { scrubPlaying } from './playing/scrub-playing';
import { Refused, type ScrubbedMedia, type ScrubOptions, type ScrubResult } from './result';

/** Bytes within which a PDF's own first line may come: what printers and mail programs put before it is passed over (PDF 32000-1, annex H.3). */
const PDF_WITHIN = 1024;

/**
 * The media as it may be kept. Kinds without a scrubber are refused: office documents, archives, contact cards, web pages.
 * Runs in the scrubber's process. Never throws for bytes that a citizen sent: what can't be read has a problem.
 */
export async function scrub(bytes: Buffer, options: ScrubOptions): Promise<ScrubResult> {
  try {
    const scrubbed = await byType(bytes, options);
    return scrubbed.bytes.length > LARGEST_RESULT ? { problem: 'too-large' } : scrubbed;
  } catch (error) {
    return { problem: error instanceof Refused ? error.problem : 'unreadable' };
  }
}

async function byType(bytes: Buffer, options: ScrubOptions): Promise<ScrubbedMedia> {
  const found = bytes.length > 0 ? await fileTypeFromBuffer(bytes).catch(() => undefined) : undefined;
  if (!found && bytes.subarray(0, PDF_WITHIN).includes('%PDF-')) return scrubDocument(bytes);
  // A text, a web page, a drawing in SVG is whole: to send it once more would not help.
  if (!found) throw new Refused(bytes.length > 0 && isUtf8(bytes) && !bytes.includes(0) ? 'unsupported' : 'unreadable');
  const type = found.mime.split(';')[0]!;
  if (PICTURES.includes(type)) return scrubPicture(bytes, type);
  if (HEIF.includes(type)) return scrubHeif(bytes);
  if (type === 'application/pdf') return scrubDocument(bytes);
  const container = CONTAINERS[type];
  if (container) return scrubPlaying(bytes, container, options);
  throw new Refused(type.startsWith('image/') ? 'unsupported-photo' : 'unsupported');
}
