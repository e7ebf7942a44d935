// Lists and buttons: made by the Content API, tapped on the phone, refused where WhatsApp would.
import assert from 'node:assert/strict';
import type { PhoneClient, StartedSimulator } from '../../simulator/client';
import { refusalCode, sdk, SENDER, startBoth, type TestGate } from './support';

const ASHA = '+919800000001';

describe('Lists and buttons', () => {
  let gate: TestGate;
  let simulator: StartedSimulator;
  let phone: PhoneClient;
  let client: ReturnType<typeof sdk>;
  before(async () => {
    ({ gate, simulator } = await startBoth());
    client = sdk(simulator.url);
    phone = await simulator.phone(ASHA);
    await phone.text('Hi');
  });
  after(async () => {
    await simulator.close();
    await gate.close();
  });

  const create = (types: object) => client.content.v1.contents.create({ friendly_name: 'question', language: 'hi', variables: { 1: 'Asha' }, types } as never);
  const list = (overrides: object = {}) => ({ 'twilio/list-picker': { body: 'नमस्ते {{1}}, क्या हुआ?', button: 'चुनें', items: [{ item: 'अवैध खनन', id: 'mining', description: 'ओवरलोड वाहन' }, { item: 'जुआ', id: 'gambling' }], ...overrides } });
  const buttons = (...titles: string[]) => ({ 'twilio/quick-reply': { body: 'ठीक है?', actions: titles.map((title) => ({ title, id: `id-${title}` })) } });
  const row = (number: number) => ({ item: `row ${number}`, id: `r${number}` });

  it('reach the phone with their variables filled in, and a tapped row comes back as ListId and ListTitle', async () => {
    const { sid } = await create(list());
    const sent = await client.messages.create({ from: SENDER, to: `whatsapp:${ASHA}`, contentSid: sid, contentVariables: '{"1":"Salma"}' });
    const message = await phone.nextMessage();
    assert.equal(message.body, 'नमस्ते Salma, क्या हुआ?');
    assert.deepEqual(message.choice, { kind: 'list', button: 'चुनें', rows: [{ id: 'mining', title: 'अवैध खनन', description: 'ओवरलोड वाहन' }, { id: 'gambling', title: 'जुआ' }] });
    await phone.tap('जुआ');
    const form = gate.posted.at(-1)?.form;
    assert.deepEqual([form?.ListId, form?.ListTitle, form?.Body, form?.MessageType, form?.OriginalRepliedMessageSid], ['gambling', 'जुआ', 'जुआ', 'interactive', sent.sid]);
    assert.equal(gate.posted.at(-1)?.signed, true);
  });

  it('bring a tapped button back as ButtonPayload and ButtonText', async () => {
    const { sid } = await create(buttons('हाँ', 'नहीं'));
    await client.messages.create({ from: SENDER, to: `whatsapp:${ASHA}`, contentSid: sid });
    await phone.nextMessage();
    await phone.tap('हाँ');
    const form = gate.posted.at(-1)?.form;
    assert.deepEqual([form?.ButtonText, form?.ButtonPayload, form?.Body], ['हाँ', 'id-हाँ', 'हाँ']);
  });

  it('are refused beyond 10 rows, 24, 72 and 20 characters, and with two rows alike', async () => {
    const items = (count: number) => Array.from({ length: count }, (_, number) => row(number));
    const refused = (overrides: object) => refusalCode(create(list(overrides)));
    assert.equal(await refused({ items: items(10) }), undefined);
    assert.equal(await refused({ items: items(11) }), 20422);
    assert.equal(await refused({ items: [] }), 20422);
    assert.equal(await refused({ items: [{ item: 'x'.repeat(24), id: 'a' }] }), undefined);
    assert.equal(await refused({ items: [{ item: 'x'.repeat(25), id: 'a' }] }), 20422);
    assert.equal(await refused({ items: [{ item: 'x', id: 'a', description: 'd'.repeat(73) }] }), 20422);
    assert.equal(await refused({ button: 'b'.repeat(21) }), 20422);
    assert.equal(await refused({ items: [row(1), { ...row(2), id: 'r1' }] }), 20422);
    assert.equal(await refused({ items: [row(1), { ...row(1), id: 'r2' }] }), 20422);
  });

  it('are refused beyond 3 buttons and 20 characters, and where a type is unknown', async () => {
    assert.equal(await refusalCode(create(buttons('1', '2', '3'))), undefined);
    assert.equal(await refusalCode(create(buttons('1', '2', '3', '4'))), 20422);
    assert.equal(await refusalCode(create(buttons('x'.repeat(21)))), 20422);
    assert.equal(await refusalCode(create(buttons('same', 'same'))), 20422);
    assert.equal(await refusalCode(create({ 'twilio/carousel': { body: 'x' } })), 20422);
  });

  it('are refused with 21656 where the variables are no JSON object', async () => {
    const { sid } = await create(list());
    assert.equal(await refusalCode(client.messages.create({ from: SENDER, to: `whatsapp:${ASHA}`, contentSid: sid, contentVariables: 'Asha' })), 21656);
  });

  it('can be listed, fetched and deleted, and a fault can close the Content API', async () => {
    const { sid } = await create(list());
    assert.equal((await client.content.v1.contents(sid).fetch()).friendlyName, 'question');
    assert.ok((await client.content.v1.contents.list({ pageSize: 2 })).some((content) => content.sid === sid));
    assert.equal(await client.content.v1.contents(sid).remove(), true);
    assert.equal(await refusalCode(client.content.v1.contents(sid).fetch()), 20404);
    await simulator.addFault({ kind: 'refuse', operation: 'content', code: 20404, times: 1 });
    assert.equal(await refusalCode(create(list())), 20404);
  });
});
