// What one file may cost, so that no file of a few bytes can stop the gate.

/** More than WhatsApp sends of any phone's camera; a bomb of a few kilobytes says it has many more. */
export const MOST_PIXELS = 60_000_000;
/** Pixels of one frame of a video: 8K, with room for odd shapes. */
export const MOST_FRAME_PIXELS = 36_000_000;
/** Longer side in pixels of a video that has to be encoded anew. */
export const LONGEST_ENCODED_SIDE = 1280;
/** Seconds of sound or video. A disguise takes about a fortieth of it. */
export const LONGEST_SECONDS = 1800;
/** Packets of a file: half an hour of video at 60 frames and sound at 50 a second has 198,000. */
export const MOST_PACKETS = 500_000;
/** Tracks of a container, of all kinds. */
export const MOST_TRACKS = 16;
export const MOST_PAGES = 30;
/** Longer side in pixels of a page: 200 dots per inch on A4. */
export const PAGE_SIDE = 2339;
/** Bytes that leave the scrubber: as much as WhatsApp takes (exchange, LARGEST_MEDIA). */
export const LARGEST_RESULT = 16 * 1024 * 1024;

/** Milliseconds for one file; then its process is killed. Below the receiver's patience of 120 s, with 30 s to fetch. */
export const LONGEST_WORK = 75_000;
/** Bytes of memory that a scrubber's process may hold; above it is killed. */
export const MOST_MEMORY = 1_200 * 1024 * 1024;
