// The audit log: who did what, when. Never a password, never words of a citizen.
import type { Queryable } from '../../database/connect';

export type Act =
  | 'signed-in' | 'sign-in-refused' | 'signed-out' | 'password-set' | 'user-made'
  | 'tip-read' | 'evidence-read' | 'tip-assigned' | 'action-reported' | 'informant-asked' | 'tip-closed' | 'tip-reopened' | 'tip-noted' | 'tip-rerouted' | 'audit-read';

/** Writes a line, in the transaction of what it tells of. `detail`: ids, states and counts only. */
export async function audit(sql: Queryable, userId: number | null, act: Act, detail: Record<string, string | number | boolean | null> = {}, tipId: number | null = null): Promise<void> {
  await sql`insert into desk.audit_log (user_id, act, tip_id, detail) values (${userId}, ${act}, ${tipId}, ${sql.json(detail)})`;
}
