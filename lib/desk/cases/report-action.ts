// An officer tells what was done, with pictures or videos.
import type { Sql } from '../../database/connect';
import { putMedia } from '../../exchange/media';
import { Problem } from '../offices/problems';
import type { Viewer } from '../offices/viewer';
import { seals } from '../seals';
import { changeTip, LONGEST_OFFICE_TEXT } from './change-tip';
import type { OfficerMedia } from './officer-media';
import type { Tip } from './read-tip';

/**
 * @param report `release`: text and media may go to the informant; `media` have been checked and scrubbed (officer-media.ts)
 * @throws Problem nothing-said, too-long, and those of changeTip
 */
export async function reportAction(sql: Sql, viewer: Viewer, id: number, report: { version: number; text: string; release: boolean; media: OfficerMedia[] }): Promise<Tip> {
  const text = report.text.trim();
  if (text === '' && report.media.length === 0) throw new Problem('nothing-said');
  if (text.length > LONGEST_OFFICE_TEXT) throw new Problem('too-long');
  return changeTip(sql, viewer, id, 'act', report.version, async (transaction, tip) => {
    if (tip.assignedTo !== viewer.userId) throw new Problem('not-found');
    await transaction`update desk.tips set state = 'action-reported' where id = ${id}`;
    return {
      event: { kind: 'action-reported', detail: { text }, release: report.release },
      act: 'action-reported',
      audited: { media: report.media.length, release: report.release },
      after: async (same, eventId) => {
        for (const { bytes, ...media } of report.media) {
          const kept = await putMedia(same, seals().boxes, media, bytes);
          await same`insert into desk.evidence (tip_id, event_id, media_id, source) values (${id}, ${eventId}, ${kept.id}, 'officer')`;
        }
      },
    };
  });
}
