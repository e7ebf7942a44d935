// Webhooks as they should not be: unsigned, cut short, doubled, of the wrong type or size; and signed ones with identity where nobody looks.
import { connect } from 'node:net';
import { sid } from '../plant/words';
import type { World } from '../world/world';
import { phoneOf } from './citizens';

const SENDER = 'whatsapp:+917839860411';
const MOST_TRIES = 5;

/** Fields that Twilio never announced, on every message from now on. */
export function announceNothing({ between, secrets }: World): void {
  const known = { SenderHome: secrets.name('an unknown field'), ReferralBody: secrets.name('an unknown field'), ReferralSourceUrl: `https://example.org/${secrets.name('an unknown field')}`, SenderDevice: secrets.serial('an unknown field'), Contacts0: `BEGIN:VCARD FN:${secrets.name('an unknown field')}`, ChannelInstallSid: secrets.sid("Twilio's id of a channel", 'XE') };
  between.addFields(() => known);
}

/** @returns a word of each that the desk must have been given. @throws where one is not answered as it should be: then nothing was shown */
export async function oddWebhooks(world: World): Promise<string[]> {
  const { between, secrets, system } = world;
  const account = system.twilio.accountSid;
  const people = Array.from({ length: 8 }, () => secrets.person());
  let turn = 0;
  const someone = () => people[turn++ % people.length]!;
  const newForm = () => {
    const person = someone();
    const number = person.phone.slice(1);
    const context = { ProfileName: person.profileName, WaId: number, Home: secrets.name('an unknown field in ChannelMetadata') };
    const word = secrets.storyWord();
    return { person, word, form: { MessageSid: secrets.sid("Twilio's id of a message", 'SM'), AccountSid: account, From: `whatsapp:${person.phone}`, To: SENDER, WaId: number, ProfileName: person.profileName, NumMedia: '0', Body: `${word} ${person.phone}`, ChannelMetadata: JSON.stringify({ type: 'whatsapp', data: { context } }) } as Record<string, string> };
  };
  const arrives: string[] = [];
  const posted = async (path: string, form: Record<string, string>, expected: number) => {
    let status = await between.postSigned(path, form);
    // A gate whose database is slow at the moment is asked again, as Twilio does.
    for (let tries = 0; status === 503 && tries < MOST_TRIES; tries++) status = await between.postSigned(path, form);
    if (status !== expected) throw new Error(`the gate answered ${status} to a signed webhook, and not ${expected}.`);
  };
  const inbound = (form: Record<string, string>, expected = 200) => posted('/whatsapp/inbound', form, expected);
  /** one that the desk is to be given */
  const handedOver = async ({ word, form }: { word: string; form: Record<string, string> }, change: Record<string, string>) => {
    await inbound({ ...form, ...change });
    arrives.push(word);
  };
  const raw = (path: string, init: RequestInit) => fetch(system.gateUrl + path, init).then((response) => response.text(), () => '');

  // Signed, and odd.
  const tapped = newForm();
  await phoneOf(world, tapped.person);
  await handedOver(tapped, { ButtonText: tapped.person.profileName, ButtonPayload: `call ${tapped.person.phone} ${tapped.person.email}` });
  const listed = newForm();
  await handedOver(listed, { ListId: `${listed.person.profileName} ${listed.person.phone}`, ListTitle: `${listed.word} ${listed.person.email}`, Body: '' });
  const replying = newForm();
  await handedOver(replying, { OriginalRepliedMessageSid: secrets.sid("Twilio's id of a message", 'SM'), OriginalRepliedMessageSender: `whatsapp:${replying.person.phone}` });
  // What PostgreSQL refuses to keep, and what is no character.
  for (const strange of ['\0', '\ud800', '\\u0000', "'; drop table desk.tips; --", '{"a":']) {
    const odd = newForm();
    await handedOver(odd, { Body: `${strange} ${odd.form.Body}` });
  }
  const long = newForm();
  await handedOver(long, { Body: `${long.form.Body} `.repeat(400) });
  for (const [missing, status] of Object.entries({ MessageSid: 400, From: 400, AccountSid: 403, Body: 200, NumMedia: 200 })) {
    const { form } = newForm();
    delete form[missing];
    await inbound(form, status);
  }
  await inbound({ ...newForm().form, From: someone().phone }, 400);
  await inbound({ ...newForm().form, MessageSid: `${secrets.name('a message id that is none')} ${someone().phone}` }, 400);
  // Media that can't be had: addresses that hold more than they should.
  for (const address of [`https://api.twilio.com.invalid/${account}/${someone().phone}`, `http://127.0.0.1:9/${secrets.name('a media address')}`, `${between.url}/2010-04-01/Accounts/${account}/Messages/${secrets.sid("Twilio's id of a message", 'MM')}/Media/${secrets.sid("Twilio's id of media", 'ME')}`, `not an address ${someone().phone}`, `file:///etc/${secrets.name('a media address')}`]) {
    await inbound({ ...newForm().form, NumMedia: '1', MediaUrl0: address, MediaContentType0: `image/${secrets.name('a content type')}` });
  }
  await inbound({ ...newForm().form, NumMedia: 'many', MediaUrl0: '', Latitude: someone().phone, Longitude: '181' });
  // Status callbacks.
  for (const status of ['delivered', 'failed', 'odd']) {
    const { form } = newForm();
    await posted(`/whatsapp/status?delivery=${status}`, { ...form, MessageStatus: status, SmsStatus: status, ErrorCode: '63016', ErrorMessage: `to ${form.From}`, ChannelToAddress: form.From!, To: form.From! }, 200);
  }

  // Unsigned, and worse.
  const encoded = () => new URLSearchParams(newForm().form).toString();
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' };
  await raw('/whatsapp/inbound', { method: 'POST', headers: form, body: encoded() });
  await raw('/whatsapp/inbound', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: encoded() });
  await raw('/whatsapp/inbound', { method: 'POST', headers: { ...form, 'Content-Type': 'application/json' }, body: JSON.stringify(newForm().form) });
  await raw('/whatsapp/inbound', { method: 'POST', headers: { ...form, 'Content-Type': 'text/plain' }, body: encoded() });
  await raw('/whatsapp/inbound', { method: 'POST', headers: form, body: `${encoded()}&From=${encodeURIComponent(`whatsapp:${someone().phone}`)}&From=twice&Body[]=${secrets.name()}` });
  await raw('/whatsapp/inbound', { method: 'POST', headers: form, body: `Body=%zz%e0%a4&From=${someone().phone}` });
  await raw('/whatsapp/inbound', { method: 'POST', headers: form, body: `From=${someone().phone}&Body=${`${secrets.name()} `.repeat(40_000)}` });
  await raw(`/whatsapp/inbound?From=${someone().phone}&Body=${secrets.name()}`, { method: 'GET' });
  await raw(`/whatsapp/${someone().phone}/${secrets.name('a path')}`, { method: 'POST', headers: form, body: encoded() });
  await raw(`/media/${secrets.name('a path')}?to=${someone().phone}`, { method: 'GET' });
  // Not even HTTP; and a body that ends early.
  await spill(system.gateUrl, `POST /whatsapp/inbound HTTP/1.1\r\nHost: x\r\nBad Header ${someone().phone}\r\n\r\n`);
  await spill(system.gateUrl, `GARBAGE ${someone().phone} ${secrets.name()}\r\n\r\n`);
  await spill(system.gateUrl, `POST /whatsapp/inbound HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nFrom=${someone().phone}&MessageSid=${sid('SM')}`);
  await spill(system.gateUrl, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${`${someone().phone} `.repeat(2000)}\r\n\r\n`);
  return arrives;
}

/** Writes to a port and hangs up. */
function spill(url: string, text: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('error', () => {}).on('close', () => done());
    setTimeout(() => socket.destroy(), 150);
  });
}
