// The settings of the desk's editor: who may enter, and what is in it.

import { join } from 'node:path';

/** Node files of Node-RED that open doors: programs, files, and connections of any kind. The desk's data leaves it through the offices' pages only. */
export const CLOSED_NODES = [
  '90-exec.js', '10-file.js', '23-watch.js', '21-httprequest.js', '31-tcpin.js', '32-udp.js', '10-mqtt.js', '22-websocket.js', '05-tls.js', '06-httpproxy.js',
];

export interface EditorUsers {
  /** @returns the token of a new session, or null where name and password don't belong together or the user is not police IT */
  signIn(username: string, password: string): Promise<{ username: string; token: string } | null>;
  /** whose token it is, where its session stands and the user may (still) work in the editor; asked at every request */
  userOf(token: string): Promise<string | null>;
}

/**
 * What Node-RED takes as `adminAuth`: nobody gets in without a sign-in. The tokens are the desk's own and not Node-RED's, which would know
 * nothing of a new password until they are twelve hours old.
 */
export function editorSignIn(users: EditorUsers): Record<string, unknown> {
  return {
    type: 'credentials',
    // Of Node-RED's own tokens, which an earlier version gave out, none counts.
    users: () => Promise.resolve(null),
    authenticate: async (username: unknown, password: unknown) => {
      if (typeof username !== 'string' || typeof password !== 'string') return null;
      const signedIn = await users.signIn(username, password);
      return signedIn === null ? null : { ...signedIn, permissions: '*' };
    },
    tokens: async (token: unknown) => {
      const username = typeof token === 'string' ? await users.userOf(token) : null;
      return username === null ? null : { username, permissions: '*' };
    },
  };
}

/** What Node-RED takes as `editorTheme`. */
export function editorTheme(): Record<string, unknown> {
  return {
    page: { title: 'सतर्क मित्र · Satark Mitra', css: join(__dirname, 'editor.css') },
    header: { title: 'सतर्क मित्र · Satark Mitra' },
    login: { message: 'सतर्क मित्र · Satark Mitra' },
    tours: false,
    userMenu: true,
    projects: { enabled: false },
    palette: { catalogues: [], categories: { order: ['सतर्क मित्र', 'Satark Mitra', 'subflows', 'common', 'function', 'sequence', 'parser', 'dashboard 2'] } },
    menu: {
      'menu-item-import-library': false,
      'menu-item-export-library': false,
      'menu-item-edit-palette': false,
      'menu-item-help': { label: 'Satark Mitra', url: '/dashboard' },
      'menu-item-node-red-version': false,
    },
    multiplayer: { enabled: false },
    codeEditor: { lib: 'monaco' },
    markdownEditor: { mermaid: { enabled: false } },
  };
}
