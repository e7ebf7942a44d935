// Who may enter the editor: the desk's users of role police IT.
import { authenticateEditor } from '../desk/offices/sessions';
import type { Sql } from '../database/connect';
import { errorKind, log } from '../log/log';
import type { EditorUsers } from './editor';

/** How long an answer of the database holds, in milliseconds: the editor asks with every request. */
const REMEMBERED = 5000;

/** @param sql the pool of role `desk` */
export function editorUsers(sql: Sql): EditorUsers {
  const known = new Map<string, { until: number; may: boolean }>();
  return {
    authenticate: async (username, password) => {
      try {
        return (await authenticateEditor(sql, username, password))?.username ?? null;
      } catch (error) {
        log('warn', 'desk', `a sign-in to the editor could not be checked (${errorKind(error)}): is the database there?`);
        return null;
      }
    },
    mayEdit: async (username) => {
      const before = known.get(username);
      if (before && before.until > Date.now()) return before.may;
      try {
        const [user] = await sql`select from desk.users where username = ${username} and role = 'police-it' and active`;
        known.set(username, { until: Date.now() + REMEMBERED, may: user !== undefined });
        return user !== undefined;
      } catch (error) {
        // The editor must not throw police IT out, nor stand open, while the database is away.
        log('warn', 'desk', `a user of the editor could not be looked up (${errorKind(error)}): is the database there?`);
        return before?.may ?? false;
      }
    },
  };
}
