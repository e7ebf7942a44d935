// What the desk answers to each of its people: case API, dashboard pages, the editor's API.
import type { Place } from '../must-not';
import type { Material } from '../searcher/search';
import type { System } from '../../support/system';

const OFFICES = ['dig', 'sp-jaunpur', 'sp-ghazipur', 'officer-jaunpur'];
const OTHERS = ['it', 'auditor'];
const PATHS = [
  '/api/me', '/api/reference', '/api/tips?state=all&limit=100', '/api/tips?state=open&q=night', '/api/officers', '/api/stats?by=category', '/api/stats?by=district&split=state', '/api/audit?limit=200', '/api/nothing', '/api/tips/1', '/api/evidence/1',
  '/dashboard', '/dashboard/', '/dashboard/_setup', '/dashboard/_debug/datastore/x', '/dashboard/manifest.webmanifest', '/sign-in', '/health', '/flows-http/x',
];
const EDITOR = ['flows', 'settings', 'settings/user', 'nodes', 'plugins', 'context/global', 'context/flow/7cc88aae3cbbce33', 'context/node/canary-keep', 'icons', 'library/local/flows/', 'theme', 'diagnostics', 'flows/state', 'satark/set-aside', 'credentials/http%20request/x', 'debug/view/view.html', 'locales/editor'];

/** Whose answers these are, by what they may read. */
export const readerOf = (username: string): 'offices' | 'police IT and auditors' => (OTHERS.includes(username) ? 'police IT and auditors' : 'offices');

export async function answersToPeople(system: System): Promise<Material[]> {
  const materials: Material[] = [];
  for (const username of [...OFFICES, ...OTHERS]) {
    const person = await system.signIn(username);
    const place: Place = `answers to ${readerOf(username)}`;
    const keep = async (path: string) => {
      const response = await person.get(path);
      const content = Buffer.concat([Buffer.from(JSON.stringify([...response.headers])), Buffer.from(await response.arrayBuffer())]);
      materials.push({ place, name: `${username} ${path}`, content });
      return content;
    };
    for (const path of PATHS) await keep(path);
    // A signed-in person may try any number.
    const [newest] = await system.database.admin<{ tip: number; evidence: number }[]>`select coalesce((select max(id) from desk.tips), 0) as tip, coalesce((select max(id) from desk.evidence), 0) as evidence`;
    for (let id = 1; id <= newest!.tip; id++) await keep(`/api/tips/${id}`);
    for (let id = 1; id <= newest!.evidence; id++) await keep(`/api/evidence/${id}`);
  }
  return materials;
}

export async function answersOfEditor(system: System): Promise<Material[]> {
  const headers = { Authorization: `Bearer ${await system.editorToken()}` };
  const materials: Material[] = [];
  for (const path of EDITOR) {
    for (const Accept of ['application/json', 'text/html']) {
      const response = await fetch(`${system.deskUrl}/editor/${path}`, { headers: { ...headers, Accept } });
      materials.push({ place: path.startsWith('context/') ? "the editor's live connection" : "the editor's answers", name: `/editor/${path} (${Accept})`, content: Buffer.from(await response.arrayBuffer()) });
    }
  }
  return materials;
}
