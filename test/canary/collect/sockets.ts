// Listens to what the desk pushes: the dashboard's sockets of each role with every page open, and the editor's live connection.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { System } from '../../support/system';
import type { Material } from '../searcher/search';
import { readerOf } from './answers';

const DASHBOARDS = join(__dirname, '..', '..', '..', '..', 'dashboards');
const ROLES = ['dig', 'sp-jaunpur', 'officer-jaunpur', 'it', 'auditor'];

export interface Recording {
  /** Opens every page once more, so that what has changed is shown. */
  look(): Promise<void>;
  /** All frames so far. A desk that was killed ended its connections: frames of later ones are added. */
  frames(): Material[];
  close(): void;
}

interface DashboardNode {
  id: string;
  type: string;
}

/** Every page of every dashboard, opened by everybody: whose page it is, is for the desk to settle. */
function pageViews(): string[] {
  const nodes = readdirSync(DASHBOARDS).filter((name) => name.endsWith('.json')).flatMap((name) => JSON.parse(readFileSync(join(DASHBOARDS, name), 'utf8')) as DashboardNode[]);
  const of = (type: string) => nodes.filter((node) => node.type === type).map(({ id }) => id);
  return of('ui-event').flatMap((event) => of('ui-page').map((page) => `42${JSON.stringify(['ui-event', event, { topic: '$pageview', payload: { page: { id: page } } }])}`));
}

export async function record(system: System): Promise<Recording> {
  const parts = new Map<string, string[]>();
  const open = new Set<WebSocket>();
  const keep = (name: string, frame: string) => parts.set(name, [...(parts.get(name) ?? []), frame]);
  const cookies = new Map(await Promise.all(ROLES.map(async (role) => [role, (await system.signIn(role)).cookie] as const)));

  function connect(name: string, path: string, headers: Record<string, string>, onFrame: (frame: string, socket: WebSocket) => void): Promise<void> {
    return new Promise((done) => {
      const socket = new WebSocket(`${system.deskUrl.replace('http', 'ws')}${path}`, { headers: { origin: system.deskUrl, ...headers } } as never);
      open.add(socket);
      socket.addEventListener('open', () => done());
      socket.addEventListener('error', () => done());
      socket.addEventListener('close', () => open.delete(socket));
      socket.addEventListener('message', ({ data }) => {
        keep(name, String(data));
        onFrame(String(data), socket);
      });
    });
  }

  async function look(): Promise<void> {
    const views = pageViews();
    const token = await system.editorToken();
    await Promise.all([
      ...ROLES.map((role) => connect(role, '/dashboard/socket.io/?EIO=4&transport=websocket', { cookie: cookies.get(role)! }, (frame, socket) => {
        if (frame.startsWith('0')) socket.send('40');
        else if (frame === '2') socket.send('3');
        else if (frame.startsWith('42["ui-config"')) for (const view of views) socket.send(view);
      })),
      connect('editor', '/editor/comms', {}, (frame, socket) => {
        if (!frame.includes('"auth":"ok"')) return;
        for (const topic of ['debug', 'status/#', 'notification/#']) socket.send(JSON.stringify({ subscribe: topic }));
      }),
    ]);
    for (const socket of open) if (socket.url.endsWith('/comms') && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ auth: token }));
  }

  await look();
  return {
    look,
    frames: () => [...parts].map(([name, frames]) => ({ place: name === 'editor' ? "the editor's live connection" : `dashboard sockets of ${readerOf(name)}`, name, content: Buffer.from(frames.join('\n')) })),
    close: () => {
      for (const socket of open) socket.close();
    },
  };
}
