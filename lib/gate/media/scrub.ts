// What kind of media some bytes are, whatever they are said to be, and a copy of them that tells less of who made them.
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type { MediaKind, MediaProblem } from '../../exchange/messages';

export interface ScrubbedMedia {
  kind: MediaKind;
  contentType: string;
  bytes: Buffer;
}

export type ScrubResult = ScrubbedMedia | { problem: MediaProblem };

/** More than WhatsApp sends of any phone's camera; a bomb of a few kilobytes says it has many more. */
const MOST_PIXELS = 60_000_000;
const PHOTO_QUALITY = 88;

// A picture is decoded once, here: libvips' own cache would keep citizens' pictures in memory.
sharp.cache(false);

/** Kept as they came: what a browser or a player on the desk shows. */
const KEPT: Record<string, { kind: MediaKind; contentType: string }> = {
  'video/mp4': { kind: 'video', contentType: 'video/mp4' },
  'video/3gpp': { kind: 'video', contentType: 'video/3gpp' },
  'video/3gpp2': { kind: 'video', contentType: 'video/3gpp' },
  'video/quicktime': { kind: 'video', contentType: 'video/quicktime' },
  'audio/ogg': { kind: 'voice', contentType: 'audio/ogg' },
  'audio/mpeg': { kind: 'audio', contentType: 'audio/mpeg' },
  'audio/aac': { kind: 'audio', contentType: 'audio/aac' },
  'audio/amr': { kind: 'audio', contentType: 'audio/amr' },
  'audio/x-m4a': { kind: 'audio', contentType: 'audio/mp4' },
  'application/pdf': { kind: 'document', contentType: 'application/pdf' },
};
const PHOTOS = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * The media as it may be kept: a photo upright, re-encoded and without anything but its pixels; other kinds as they came.
 * Never throws for bytes that a citizen sent: what can't be read has a problem.
 */
export async function scrubMedia(bytes: Buffer): Promise<ScrubResult> {
  if (bytes.length === 0) return { problem: 'unreadable' };
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) return { problem: 'unreadable' };
  const type = found.mime.split(';')[0]!;
  if (PHOTOS.includes(type)) return scrubPhoto(bytes, type);
  const kept = KEPT[type];
  if (!kept) return { problem: 'unsupported' };
  if (kept.kind === 'video' && !hasVideoTrack(bytes)) return { kind: 'audio', contentType: 'audio/mp4', bytes };
  return { ...kept, bytes };
}

async function scrubPhoto(bytes: Buffer, type: string): Promise<ScrubResult> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate();
    // A sticker or a screenshot may be see-through: what lies under it is white on the desk.
    const scrubbed = type === 'image/png' ? picture.png() : picture.flatten({ background: 'white' }).jpeg({ quality: PHOTO_QUALITY });
    return { kind: 'photo', contentType: type === 'image/png' ? 'image/png' : 'image/jpeg', bytes: await scrubbed.toBuffer() };
  } catch (error) {
    return { problem: error instanceof Error && error.message.includes('pixel limit') ? 'too-large' : 'unreadable' };
  }
}

/** MP4 and 3GP name the kind of each track in a handler box; a file of audio alone has no `vide`. */
function hasVideoTrack(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('hdlr'); at >= 0; at = bytes.indexOf('hdlr', at + 4)) {
    // type (4), version and flags (4), pre_defined (4), handler_type (4): ISO/IEC 14496-12, 8.4.3
    if (bytes.toString('latin1', at + 12, at + 16) === 'vide') return true;
  }
  return bytes.indexOf('hdlr') < 0;
}
