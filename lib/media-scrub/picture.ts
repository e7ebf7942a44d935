// A picture's pixels, upright and encoded anew: nothing else of the file is carried over.
import sharp from 'sharp';
import { MOST_PIXELS } from './limits';
import { Refused, type ScrubbedMedia } from './result';

/** Of a JPEG that was made anew. */
export const QUALITY = 88;

// A picture is decoded once: libvips' own cache would keep it in memory.
sharp.cache(false);
sharp.concurrency(1);

/** What sharp reads; of an animation the first frame is kept. */
export const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];

/**
 * PNG stays PNG, all else becomes JPEG; colours become sRGB, so that no camera's profile is needed.
 * @param type one of PICTURES
 * @throws Refused too-large, unreadable
 */
export async function scrubPicture(bytes: Buffer, type: string): Promise<ScrubbedMedia> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).autoOrient();
    const png = type === 'image/png';
    // A sticker or a screenshot may be see-through: white on the desk. What an eraser made so still has its colours in the file.
    const seen = picture.flatten({ background: 'white' });
    const encoded = png ? seen.png() : seen.jpeg({ quality: QUALITY });
    return { kind: 'photo', contentType: png ? 'image/png' : 'image/jpeg', bytes: await encoded.toBuffer() };
  } catch (error) {
    throw new Refused(error instanceof Error && /pixel limit|too large/.test(error.message) ? 'too-large' : 'unreadable');
  }
}
