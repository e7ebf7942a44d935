// Media rows: written by the gate (evidence, which the desk alone can open) or for an officer (account of action, which both can).
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../database/connect';
import type { Boxes } from './boxes';
import type { Media } from './messages';

/** Keeps media; the row stands once the surrounding transaction commits. */
export async function putMedia(sql: Queryable, boxes: Boxes, media: Omit<Media, 'id' | 'size'>, bytes: Uint8Array): Promise<Media> {
  const id = randomUUID();
  await sql`
    insert into exchange.media (id, kind, content_type, size, bytes)
    values (${id}, ${media.kind}, ${media.contentType}, ${bytes.byteLength}, ${boxes.sealMedia(id, bytes)})`;
  return { id, kind: media.kind, contentType: media.contentType, size: bytes.byteLength };
}

/**
 * The media with its bytes, or null where there is none (or row-level security hides it).
 * @throws WrongKey, or Error where the bytes were changed or are those of another row
 */
export async function getMedia(sql: Queryable, boxes: Boxes, id: string): Promise<(Media & { bytes: Buffer }) | null> {
  const [row] = await sql<(Media & { bytes: Buffer })[]>`
    select id, kind, content_type as "contentType", size, bytes from exchange.media where id = ${id}`;
  return row ? { ...row, bytes: boxes.openMedia(id, row.bytes) } : null;
}
