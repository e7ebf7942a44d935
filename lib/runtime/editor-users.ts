// Who may enter the editor: the desk's users of role police IT.
import type { IncomingMessage } from 'node:http';
import type { Sql } from '../database/connect';
import { authenticateEditor, editorOf, signOutOfEditor } from '../desk/offices/sessions';
import { errorKind, log } from '../log/log';
import type { EditorUsers } from './editor';

/** How long an answer of the database holds, in milliseconds: the editor asks with every request. */
const REMEMBERED = 5000;

export interface DeskEditorUsers extends EditorUsers {
  /** Ends the session whose token a request brings. */
  signOut(request: IncomingMessage): Promise<void>;
}

/** @param sql the pool of role `desk` */
export function editorUsers(sql: Sql): DeskEditorUsers {
  /** tokens that were good when they were last looked up */
  const known = new Map<string, { until: number; username: string }>();
  return {
    signIn: async (username, password) => {
      try {
        const signedIn = await authenticateEditor(sql, username, password);
        return signedIn && { username: signedIn.viewer.username, token: signedIn.token };
      } catch (error) {
        log('warn', 'desk', `a sign-in to the editor could not be checked (${errorKind(error)}): is the database there?`);
        return null;
      }
    },
    userOf: async (token) => {
      const before = known.get(token);
      if (before && before.until > Date.now()) return before.username;
      try {
        const username = await editorOf(sql, token);
        if (username === null) known.delete(token);
        else known.set(token, { until: Date.now() + REMEMBERED, username });
        return username;
      } catch (error) {
        // The editor must not throw police IT out, nor stand open, while the database is away.
        log('warn', 'desk', `a user of the editor could not be looked up (${errorKind(error)}): is the database there?`);
        return before?.username ?? null;
      }
    },
    signOut: async (request) => {
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (token === undefined) return;
      known.delete(token);
      await signOutOfEditor(sql, token).catch((error: unknown) => {
        log('warn', 'desk', `a session of the editor could not be ended (${errorKind(error)}): is the database there?`);
      });
    },
  };
}
