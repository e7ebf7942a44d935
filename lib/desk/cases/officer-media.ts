// Pictures and videos that an officer uploads: what they really are, and without what they tell of the officer's telephone.
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type { MediaKind } from '../../exchange/messages';
import { Problem } from '../offices/problems';
import { copyVideo } from './copy-video';

export interface OfficerMedia {
  kind: MediaKind;
  contentType: string;
  bytes: Uint8Array;
}

/** Pixels of the longer side: enough to recognise, small enough for a phone. */
const LONGEST_SIDE = 2560;
/** Pixels that a picture may unpack to (a guard against picture bombs). */
const MOST_PIXELS = 60_000_000;

/**
 * Checks by content, not by name: JPEG, PNG, WebP become JPEG without metadata; MP4, 3GP and QuickTime become MP4 without theirs.
 * @throws Problem unsupported-media, unreadable-media
 */
export async function officerMedia(bytes: Buffer): Promise<OfficerMedia> {
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  switch (type) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return { kind: 'photo', contentType: 'image/jpeg', bytes: await withoutMetadata(bytes) };
    case 'video/mp4':
    case 'video/3gpp':
    case 'video/quicktime':
      return { kind: 'video', contentType: 'video/mp4', bytes: await copyVideo(bytes) };
    default:
      throw new Problem('unsupported-media');
  }
}

async function withoutMetadata(bytes: Buffer): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 84 })
      .toBuffer();
  } catch {
    throw new Problem('unreadable-media');
  }
}
