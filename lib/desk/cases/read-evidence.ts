// The bytes of one piece of evidence, or a range of them. Reading one is audited.
import type { Sql } from '../../database/connect';
import { getMedia } from '../../exchange/media';
import { asUser } from '../offices/as-user';
import { audit } from '../offices/audit';
import { Problem } from '../offices/problems';
import type { Viewer } from '../offices/viewer';
import { seals } from '../seals';

export interface EvidenceBytes {
  contentType: string;
  kind: string;
  /** bytes of the whole */
  size: number;
  /** first and last byte given, both included */
  from: number;
  to: number;
  partial: boolean;
  bytes: Buffer;
}

/** Bytes that one answer holds at most: a player asks on for more. */
const LARGEST_RANGE = 4 * 1024 * 1024;

/**
 * @param range value of a Range header; one that isn't understood is ignored, as HTTP wants
 * @returns 'unsatisfiable' with the size where the range lies behind the end
 * @throws Problem not-found where there is none that the person may see
 */
export function readEvidence(sql: Sql, viewer: Viewer, id: number, range: string | undefined): Promise<EvidenceBytes | { unsatisfiable: number }> {
  return asUser(sql, viewer, async (transaction) => {
    const [found] = await transaction<{ tipId: number; mediaId: string; contentType: string; kind: string; size: number }[]>`
      select e.tip_id as "tipId", m.id as "mediaId", m.content_type as "contentType", m.kind, m.size
      from desk.evidence e join exchange.media m on m.id = e.media_id where e.id = ${id}`;
    if (!found) throw new Problem('not-found');
    const { tipId, mediaId, contentType, kind, size } = found;
    const wanted = parseRange(range, size);
    if (wanted === 'unsatisfiable') return { unsatisfiable: size };
    const { from, to } = wanted ?? { from: 0, to: size - 1 };
    // A seal opens as a whole or not at all.
    const media = await getMedia(transaction, seals().boxes, mediaId);
    if (!media) throw new Problem('not-found');
    // A player asks for many ranges; the one that begins it is the reading.
    if (from === 0) await audit(transaction, viewer.userId, 'evidence-read', { evidence: id }, tipId);
    return { contentType, kind, size, from, to, partial: wanted !== null, bytes: media.bytes.subarray(from, to + 1) };
  });
}

function parseRange(header: string | undefined, size: number): { from: number; to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (from >= size || (match[1] === '' && Number(match[2]) === 0)) return 'unsatisfiable';
  if (to < from) return null;
  return { from, to: Math.min(to, from + LARGEST_RANGE - 1) };
}
