// The simulator as a process: says when it is ready, stops cleanly, and explains why it can't start.
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectSimulator } from '../../simulator/client';

const SCRIPT = join(__dirname, '..', '..', 'simulator', 'start.js');

describe('The simulator’s process', () => {
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'simulator-process-'));
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  const start = (environment: NodeJS.ProcessEnv): ChildProcess =>
    fork(SCRIPT, { silent: true, env: { PATH: process.env.PATH, DATA_DIR: dataDir, SIMULATOR_PORT: '0', TWILIO_ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef', TWILIO_AUTH_TOKEN: 'token', TWILIO_WHATSAPP_FROM: 'whatsapp:+917800000000', ...environment } });

  async function ending(child: ChildProcess): Promise<{ code: number | null; said: string }> {
    let said = '';
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  }

  it('tells its parent its address, serves the phone page there, keeps its chats, and ends with 0 on SIGTERM', async () => {
    for (const chats of [0, 1]) {
      // Nothing listens where the gate should be; the message waits in the chat, marked as not delivered.
      const child = start({ GATE_URL: 'http://127.0.0.1:9' });
      const [message] = (await once(child, 'message')) as [{ ready: boolean; url: string }];
      assert.equal(message.ready, true);
      assert.match(await (await fetch(message.url)).text(), /<div id="app">/);
      const phone = await connectSimulator(message.url).phone('+919800000001');
      assert.equal((await phone.conversation()).length, chats);
      if (chats === 0) assert.equal((await phone.text('hi')).webhook?.state, 'unreachable');
      child.kill('SIGTERM');
      assert.equal((await ending(child)).code, 0);
    }
  });

  it('ends with one sentence where its port is taken or its account is missing', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const taken = await ending(start({ SIMULATOR_PORT: String(port) }));
    other.close();
    assert.equal(taken.code, 1);
    assert.equal(taken.said, `Port ${port} on 127.0.0.1 is taken; set SIMULATOR_PORT to another or end the program that has it.\n`);
    const missing = await ending(start({ TWILIO_AUTH_TOKEN: '' }));
    assert.deepEqual([missing.code, missing.said], [1, "The simulator can't start: TWILIO_AUTH_TOKEN is not set.\n"]);
  });
});
