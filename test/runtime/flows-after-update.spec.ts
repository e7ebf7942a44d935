// `npm start` with a newer version than the one that the flows came with.
import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowNode } from '../../lib/runtime/flows/digest';
import { shippedFlows } from '../../lib/runtime/flows/shipped';
import { editorToken, startAsUser, type UserStart } from '../support/system';

const EARLIER = join(__dirname, 'flows', 'earlier');

describe('npm start with newer flows than those that are installed', function () {
  this.timeout(120_000);
  let started: UserStart;
  let users: UserStart['users'];
  const desk = (...names: string[]) => join(started.dataDir, 'desk', ...names);

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-earlier-'));
    chmodSync(folder, 0o755);
    const flows = join(folder, 'data', 'desk', 'flows');
    mkdirSync(flows, { recursive: true });
    for (const [name, file] of Object.entries(shippedFlows())) cpSync(file, join(flows, name));
    for (const name of readdirSync(EARLIER)) cpSync(join(EARLIER, name), join(flows, name));
    started = await startAsUser({ dataDir: join(folder, 'data') });
    users = started.users;
  });
  after(() => started?.remove());

  const token = () => editorToken(started.deskUrl, users.find(({ username }) => username === 'it')!);
  const headers = async () => ({ Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' });
  const running = async () => (await (await fetch(`${started.deskUrl}/editor/flows`, { headers: await headers() })).json()) as { flows: FlowNode[]; rev: string };

  /** What stands in the editor when police IT open it. */
  async function notice(): Promise<string> {
    const socket = new WebSocket(`${started.deskUrl.replace('http', 'ws')}/editor/comms`);
    await new Promise((done) => socket.addEventListener('open', done));
    socket.send(JSON.stringify({ auth: await token() }));
    const said = await new Promise<string>((done) => {
      socket.addEventListener('message', ({ data }) => {
        if (String(data).includes('"auth":"ok"')) socket.send(JSON.stringify({ subscribe: 'notification/#' }));
        for (const { topic, data: content } of [JSON.parse(String(data)) as unknown].flat() as { topic?: string; data?: { text?: string } }[]) if (topic === 'notification/satark-guards') done(content?.text ?? '');
      });
    });
    socket.close();
    return said;
  }

  it('runs the newer ones where nobody had changed the former, and keeps these', async () => {
    assert.match(started.output(), /desk: the flows of this version were put in the place of those that nobody had changed \([^)]*conversation\.json[^)]*\); the former ones are kept in the folder before-update\./);
    assert.ok((await running()).flows.some(({ type }) => type === 'self-naming'));
    const [at] = readdirSync(desk('before-update'));
    for (const name of readdirSync(EARLIER)) assert.deepEqual(readFileSync(desk('before-update', at!, name)), readFileSync(join(EARLIER, name)));
    assert.doesNotMatch(started.output(), /goes without/);
  });

  it('tells in the log and in the editor, from the deploy on, that a step is missing which protects citizens', async () => {
    const { flows, rev } = await running();
    const warning = flows.find(({ type }) => type === 'self-naming')!;
    const [after] = (warning.wires as string[][])[0]!;
    const edited = flows.filter((node) => node !== warning).map((node) => (Array.isArray(node.wires) ? { ...node, wires: (node.wires as string[][]).map((to) => to.map((id) => (id === warning.id ? after : id))) } : node));
    const answer = await fetch(`${started.deskUrl}/editor/flows`, { method: 'POST', headers: { ...(await headers()), 'Node-RED-Deployment-Type': 'nodes' }, body: JSON.stringify({ flows: edited, rev }) });
    assert.equal(answer.status, 200);
    assert.match(await notice(), /“अपना परिचय दे दिया\?” नहीं है .*“Named themself\?” is missing/);
    assert.match(started.output(), /warn +desk: The conversation goes without “Named themself\?”, by which a citizen whose words show who they are is warned: docs\/editing\.md tells how to put it in\./);
  });

  it('leaves what was edited to the last byte at the next start, and tells again', async () => {
    const mine = readFileSync(desk('flows', 'conversation.json'), 'utf8');
    await started.end();
    started = await started.again();
    assert.equal(readFileSync(desk('flows', 'conversation.json'), 'utf8'), mine);
    assert.doesNotMatch(started.output(), /put in the place/);
    assert.match(started.output(), /The conversation goes without “Named themself\?”/);
  });
});
