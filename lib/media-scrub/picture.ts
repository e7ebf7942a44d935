// A picture's pixels, upright and encoded anew: nothing else of the file is carried over.
import sharp, { type Sharp } from 'sharp';
import { LARGEST_RESULT, MOST_PIXELS } from './limits';
import { Refused, type ScrubbedMedia } from './result';

/** What a JPEG is made anew with, until it is small enough: quality, and pixels of the longer side where they are fewer. */
const TRIES = [{ quality: 88 }, { quality: 72 }, { quality: 72, side: 4000 }] as const;

// A picture is decoded once: libvips' own cache would keep it in memory.
sharp.cache(false);
sharp.concurrency(1);

/** What sharp reads; of an animation the first frame is kept. */
export const PICTURES = ['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif', 'image/avif'];

/**
 * PNG stays PNG where it is not too large so, all else becomes JPEG; colours become sRGB, so that no camera's profile is needed.
 * @param type one of PICTURES
 * @throws Refused too-large, unreadable
 */
export async function scrubPicture(bytes: Buffer, type: string): Promise<ScrubbedMedia> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).autoOrient();
    // A sticker or a screenshot may be see-through: white on the desk. What an eraser made so still has its colours in the file.
    const seen = picture.flatten({ background: 'white' });
    const png = type === 'image/png' && (await seen.clone().png().toBuffer());
    if (png && png.length <= LARGEST_RESULT) return { kind: 'photo', contentType: 'image/png', bytes: png };
    return { kind: 'photo', contentType: 'image/jpeg', bytes: await smallJpeg(seen) };
  } catch (error) {
    // A moving picture in AVIF, which is read no further than its name: it is whole, and once more would not help.
    if (type === 'image/avif') throw new Refused('unsupported-photo');
    throw new Refused(error instanceof Error && /pixel limit|too large/.test(error.message) ? 'too-large' : 'unreadable');
  }
}

/** As good as fits into what may leave the scrubber; the last try is given whatever came of it. */
export async function smallJpeg(picture: Sharp): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for (const { quality, ...smaller } of TRIES) {
    const sized = 'side' in smaller ? picture.clone().resize(smaller.side, smaller.side, { fit: 'inside', withoutEnlargement: true }) : picture.clone();
    bytes = await sized.jpeg({ quality }).toBuffer();
    if (bytes.length <= LARGEST_RESULT) break;
  }
  return bytes;
}
