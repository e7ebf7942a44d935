// Gives a tip to an officer.
import type { Sql } from '../../database/connect';
import { Problem } from '../offices/problems';
import type { Viewer } from '../offices/viewer';
import { changeTip } from './change-tip';
import type { Tip } from './read-tip';

/**
 * An SP gives it to an active officer of the own office, the DIG to any; nobody to an officer of the police station that a
 * corruption tip is about.
 * @throws Problem officer-unknown, officer-of-named-station, and those of changeTip
 */
export function assignTip(sql: Sql, viewer: Viewer, id: number, { version, officer }: { version: number; officer: number }): Promise<Tip> {
  return changeTip(sql, viewer, id, 'assign', version, async (transaction, tip) => {
    const [person] = await transaction<{ name: string; office: string | null; station: string | null }[]>`
      select name, office, station from desk.users where id = ${officer} and role = 'officer' and active`;
    if (!person || (viewer.role === 'sp' && person.office !== viewer.office)) throw new Problem('officer-unknown');
    if (tip.category === 'corruption' && tip.station !== null && person.station === tip.station) throw new Problem('officer-of-named-station');
    const again = tip.assignedTo !== null;
    await transaction`update desk.tips set state = 'assigned', assigned_to = ${officer} where id = ${id}`;
    return { event: { kind: 'assigned', detail: { officer, officerName: person.name, again } }, act: 'tip-assigned', audited: { officer } };
  });
}
