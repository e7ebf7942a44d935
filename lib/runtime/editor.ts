// The settings of the desk's editor: who may enter, and what is in it.

import { join } from 'node:path';

/** Node files of Node-RED that open doors: programs, files, and connections of any kind. The desk's data leaves it through the offices' pages only. */
export const CLOSED_NODES = [
  '90-exec.js', '10-file.js', '23-watch.js', '21-httprequest.js', '31-tcpin.js', '32-udp.js', '10-mqtt.js', '22-websocket.js', '05-tls.js', '06-httpproxy.js',
];

export interface EditorUsers {
  /** @returns the user's name, or null where name and password don't belong together or the user is not police IT */
  authenticate(username: string, password: string): Promise<string | null>;
  /** whether the user may (still) work in the editor; asked at every request */
  mayEdit(username: string): Promise<boolean>;
}

/** Seconds after which the editor asks for the password again: a working day. */
const SESSION_SECONDS = 12 * 60 * 60;

/** What Node-RED takes as `adminAuth`: nobody gets in without a sign-in. */
export function editorSignIn(users: EditorUsers): Record<string, unknown> {
  const editorUser = (username: string) => ({ username, permissions: '*' });
  return {
    type: 'credentials',
    sessionExpiryTime: SESSION_SECONDS,
    users: async (username: string) => ((await users.mayEdit(username)) ? editorUser(username) : null),
    authenticate: async (username: unknown, password: unknown) => {
      if (typeof username !== 'string' || typeof password !== 'string') return null;
      const known = await users.authenticate(username, password);
      return known === null ? null : editorUser(known);
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
