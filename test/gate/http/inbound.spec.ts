// What Twilio hears for a citizen's message, and what is kept by then.
import assert from 'node:assert/strict';
import { answerInbound } from '../../../lib/gate/http/webhooks';
import { eventually, post, serve, signatureOf, testGate, textForm, TOKEN, PUBLIC_URL, type TestGate, type TestServer } from '../support';

const FROM = 'whatsapp:+919800000021';
const INBOUND = '/whatsapp/inbound';

describe('POST /whatsapp/inbound', () => {
  let opened: TestGate;
  let server: TestServer;
  const start = async (settings: Parameters<typeof testGate>[0] = {}) => {
    opened = await testGate(settings);
    server = await serve((request, response) => answerInbound(opened.gate, request, response));
  };
  const kept = async () => (await opened.database.gate`select * from vault.received`).length;
  afterEach(async () => {
    await server.close();
    await opened.close();
  });

  it('keeps a signed message and answers 200', async () => {
    await start();
    assert.equal(await post(server.url, INBOUND, textForm(FROM, 'नमस्ते')), 200);
    assert.equal(await kept(), 1);
  });

  it('answers 403 to a request without a signature, with a wrong one, and with one made for another address', async () => {
    await start();
    const form = textForm(FROM, 'hi');
    assert.equal(await post(server.url, INBOUND, form, null), 403);
    assert.equal(await post(server.url, INBOUND, form, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='), 403);
    assert.equal(await post(server.url, INBOUND, form, signatureOf(PUBLIC_URL + INBOUND, form, 'another token')), 403);
    assert.equal(await post(server.url, INBOUND, form, signatureOf('https://other.example.org' + INBOUND, form)), 403);
    assert.equal(await kept(), 0);
  });

  it('answers 403 to a signed request of another account', async () => {
    await start();
    assert.equal(await post(server.url, INBOUND, textForm(FROM, 'hi', { AccountSid: 'AC00000000000000000000000000000099' })), 403);
    assert.equal(await kept(), 0);
  });

  it('answers 400 to a signed request that is no WhatsApp message', async () => {
    await start();
    assert.equal(await post(server.url, INBOUND, textForm('+919800000021', 'an SMS')), 400);
    assert.equal(await kept(), 0);
  });

  it('takes forms only, and none of more than 128 KB', async () => {
    await start();
    const json = await fetch(server.url + INBOUND, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    assert.equal(json.status, 415);
    const form = textForm(FROM, 'x'.repeat(200_000));
    assert.equal(await post(server.url, INBOUND, form), 413);
  });

  it('takes a repeated message id once, however often it comes at the same moment', async () => {
    await start();
    const form = textForm(FROM, 'once');
    const statuses = await Promise.all(Array.from({ length: 20 }, () => post(server.url, INBOUND, form)));
    assert.deepEqual(new Set(statuses), new Set([200]));
    assert.equal(await kept(), 1);
  });

  it('does not answer before the commit', async () => {
    await start();
    const lock = await opened.database.admin.reserve();
    await lock`begin`;
    await lock`lock table vault.received in access exclusive mode`;
    let status = 0;
    const answer = post(server.url, INBOUND, textForm(FROM, 'hi')).then((given) => (status = given));
    await eventually(async () => (await opened.database.admin`select from pg_locks where not granted`).length > 0, 'the insert to wait');
    assert.equal(status, 0);
    await lock`commit`;
    lock.release();
    await answer;
    assert.equal(status, 200);
    assert.equal(await kept(), 1);
  });

  it('answers 503 where the database can not be reached', async () => {
    await start({ databaseUrl: 'postgres://gate:x@127.0.0.1:1/none' });
    assert.equal(await post(server.url, INBOUND, textForm(FROM, 'hi')), 503);
  });

  it('keeps the other messages of a batch when one of them can not be kept', async () => {
    await start();
    await opened.database.admin`create function vault.refuse_poison() returns trigger language plpgsql as $$ begin if length(new.sealed) > 5000 then raise 'poison'; end if; return new; end $$`;
    await opened.database.admin`create trigger poison before insert on vault.received for each row execute function vault.refuse_poison()`;
    const statuses = await Promise.all(['a', 'b', 'x'.repeat(8000), 'c'].map((body) => post(server.url, INBOUND, textForm(FROM, body))));
    assert.deepEqual(statuses, [200, 200, 503, 200]);
    assert.equal(await kept(), 3);
  });

  it('writes neither number nor text nor message id where they can be read without the key', async () => {
    await start();
    const form = textForm(FROM, 'a secret sentence', { ProfileName: 'Asha Devi' });
    await post(server.url, INBOUND, form);
    const [row] = await opened.database.gate`select row_to_json(r)::text as dump, sealed from vault.received r`;
    for (const secret of ['9800000021', 'secret sentence', 'Asha', form.MessageSid!, TOKEN]) assert.doesNotMatch(`${row!.dump} ${(row!.sealed as Buffer).toString('latin1')}`, new RegExp(secret));
  });
});
