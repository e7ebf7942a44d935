// The audit log, for the auditor and the DIG office. Reading it is a line of its own.
import type { Sql } from '../../database/connect';
import { asUser } from '../offices/as-user';
import { audit } from '../offices/audit';
import { Problem } from '../offices/problems';
import { rightsOf, type Viewer } from '../offices/viewer';

export interface AuditEntry {
  id: number;
  at: Date;
  user: { id: number; username: string; name: string } | null;
  act: string;
  /** the auditor, who sees no tips, gets no receipt */
  tip: { id: number; receipt: string | null } | null;
  detail: Record<string, unknown>;
}

/** A page, newest first. @param query `before`: the `next` of the page before; `limit` 1 to 200 */
export async function readAudit(sql: Sql, viewer: Viewer, query: { act?: string; user?: number; tip?: number; since?: string; before?: number; limit: number }): Promise<{ entries: AuditEntry[]; next: number | null }> {
  if (!rightsOf(viewer.role).seeAudit) throw new Problem('not-allowed');
  return asUser(sql, viewer, async (transaction) => {
    const rows = await transaction<AuditEntry[]>`
      select a.id, a.at, case when u.id is not null then jsonb_build_object('id', u.id, 'username', u.username, 'name', u.name) end as user, a.act,
        case when a.tip_id is not null then jsonb_build_object('id', a.tip_id, 'receipt', t.receipt) end as tip,
        case when o.id is not null then a.detail || jsonb_build_object('officer', o.name) else a.detail end as detail
      from desk.audit_log a left join desk.users u on u.id = a.user_id left join desk.tips t on t.id = a.tip_id
        left join desk.users o on a.act = 'tip-assigned' and o.id = (a.detail->>'officer')::bigint
      where (${query.act ?? null}::text is null or a.act = ${query.act ?? null}) and (${query.user ?? null}::bigint is null or a.user_id = ${query.user ?? null})
        and (${query.tip ?? null}::bigint is null or a.tip_id = ${query.tip ?? null}) and (${query.since ?? null}::timestamptz is null or a.at >= ${query.since ?? null})
        and (${query.before ?? null}::bigint is null or a.id < ${query.before ?? null})
      order by a.id desc limit ${query.limit + 1}`;
    const entries = rows.slice(0, query.limit);
    if (query.before === undefined) await audit(transaction, viewer.userId, 'audit-read');
    return { entries, next: rows.length > query.limit ? entries.at(-1)!.id : null };
  });
}
