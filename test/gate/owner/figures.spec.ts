// What the gate's owner sees, and what nobody sees there.
import assert from 'node:assert/strict';
import { putOutbox } from '../../../lib/exchange/outbox';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { figuresPage } from '../../../lib/gate/owner/page';
import { claimTraces, postponeTrace } from '../../../lib/gate/traces/claim';
import { OTHER_ACCOUNT } from '../../../lib/gate/traces/erase';
import { noteTwilioRecord } from '../../../lib/gate/traces/note';
import { deskBoxes } from '../../support/keys';
import { openPage, launchBrowser, takePicture } from '../../support/browser';
import { testGate, type TestGate } from '../support';
import { ownerSite, type OwnerSite } from './support';

const PHONE = '+919800000081';
const TEXT = 'A secret about the bridge';
const sid = (count: number) => `SM${String(count).padStart(32, '0')}`;

describe('the owner\'s page', () => {
  let opened: TestGate;
  let site: OwnerSite;
  let handle: string;

  before(async () => {
    opened = await testGate();
    site = await ownerSite(opened.gate);
    const { gate, database } = opened;
    const { contact } = await findPerson(gate, { phone: PHONE });
    handle = await openHandle(gate.sql, gate.vault, contact);
    for (let count = 1; count <= 3; count++) await gate.acceptor.accept({ messageSid: sid(count), sender: { phone: PHONE }, profileName: 'Asha Devi', text: TEXT, media: [], forwarded: false, empty: false });
    await database.admin`update vault.received set state = 'aside' where id in (select id from vault.received order by id limit 2)`;
    const media = (count: number) => `https://api.twilio.com/2010-04-01/Accounts/AC0/Messages/${sid(count)}/Media/ME${String(count).padStart(32, '0')}`;
    await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid: sid(11), mediaUrls: [media(1), media(2)] });
    await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid: sid(12) });
    for (const trace of await claimTraces(gate, 10)) await postponeTrace(gate, trace, 3600, 20009);
    for (let count = 20; count < 24; count++) await noteTwilioRecord(gate.sql, gate, { direction: 'outgoing', messageSid: sid(count), following: count > 21 });
    await database.admin`update vault.twilio_records set since = '2026-11-20T05:00:00Z' where state = 'due'`;
    for (let count = 0; count < 7; count++) await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: TEXT });
    await database.admin`update exchange.outbox set state = 'failed', problem = 'media' where id in (select id from exchange.outbox order by id limit 2)`;
    // Two are in the gate's hands: one waits for its turn, the other is sent, which the desk is not told yet.
    for (const state of ['due', 'accepted']) {
      const [taken] = await database.admin<{ id: number }[]>`update exchange.outbox set state = 'taken' where id = (select max(id) from exchange.outbox where state = 'waiting') returning id`;
      await database.admin`insert into vault.deliveries (outbox_id, handle, state) values (${taken!.id}, ${handle}, ${state})`;
    }
  });
  after(async () => {
    await site.close();
    await opened.close();
  });

  const figures = (page: string) => [...page.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/g)].map(([, name, value]) => `${name}: ${value}`);

  it('shows what is still at Twilio, what is on its way, and what was refused', async () => {
    const { page } = await site.signIn();
    const shown = figures(page);
    const expected = [
      'Messages of citizens: 2', 'Their photos, videos and sounds: 2', 'Twilio&#39;s last refusal: code 20009', 'Answers to citizens: 4', 'of these, not known yet whether they arrived: 2',
      'Waiting: 1', 'Set aside after several tries: 2', 'Waiting: 4', 'Failed: media not taken: 2', 'People forgotten so far: 0', 'People who can be answered: 1', 'Their reports: 1', 'Keys (the first one seals): 0a1b2c3d', 'Voices disguised: voice notes and recordings',
    ].map((line) => line.replace('&#39;', '\''));
    for (const line of expected) assert.ok(shown.includes(line), `${line}\nis not among\n${shown.join('\n')}`);
    assert.ok(shown.some((line) => /^The oldest, since about: 20 Nov.*10:30$/.test(line)), shown.join('\n'));
  });

  it('says of what another account at Twilio has that it stands there, and not that it is gone', () => {
    const at = { messages: 3, media: 1, following: 0, since: new Date(), refusal: OTHER_ACCOUNT, nextTry: new Date() };
    const none = { messages: 0, media: 0, following: 0, since: null, refusal: null, nextTry: null };
    const all = { incoming: at, outgoing: none, oldLists: none, lists: 0, received: { waiting: 0, aside: 0 }, answers: { waiting: 0, failed: [] }, contacts: 0, handles: 0, forgotten: [] };
    for (const [language, words] of [['en', 'they stand at another Twilio account'], ['hi', 'Twilio के किसी दूसरे खाते में']] as const) {
      const page = figuresPage(language, all, { keyIds: [] }, 'form', new Date());
      assert.ok(page.includes(words), page);
      assert.doesNotMatch(page, /-1|class="good"/);
    }
  });

  it('shows no number, name, handle, receipt, text or id', async () => {
    const { page } = await site.signIn();
    for (const secret of [PHONE.slice(1), PHONE.slice(3), 'Asha', handle, 'bridge', 'SM0', 'ME0', 'AC0']) assert.ok(!page.includes(secret), secret);
  });

  it('speaks English and Hindi, as the browser asks or the person chooses', async () => {
    assert.match((await site.ask('GET', '/', { 'accept-language': 'en-IN' })).body, /<html lang="en">[^]*Password/);
    assert.match((await site.ask('GET', '/')).body, /<html lang="hi">[^]*पासवर्ड/);
    const { path, cookie } = await site.signIn();
    const { body } = await site.ask('GET', `${path}?lang=hi`, { cookie });
    assert.match(body, /अभी Twilio के पास/);
    assert.match(body, /lang="en">English</);
    assert.doesNotMatch(body.replaceAll(/<[^>]*>/g, ''), /undefined|\{\w+\}/);
  });

  it('is readable on a phone and a desk, in a browser that lets nothing in from elsewhere', async () => {
    const browser = await launchBrowser();
    try {
      for (const [name, width, lang] of [['phone', 360, 'hi'], ['desk', 1180, 'en']] as const) {
        const { page, errors } = await openPage(browser, { viewport: { width, height: 900 } });
        await page.goto(`${site.origin}/?lang=${lang}`);
        await takePicture(page, `owner-sign-in-${name}`);
        await page.fill('#password', site.password);
        await page.click('button');
        await page.waitForSelector('section');
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${name}: nothing is cut off`);
        await takePicture(page, `owner-${name}`);
        assert.equal(await page.evaluate('document.cookie'), '');
        assert.deepEqual(errors, []);
        await page.context().close();
      }
    } finally {
      await browser.close();
    }
  });

  it('gives what was set aside another try when its button is pressed', async () => {
    const { path, cookie, form, page } = await site.signIn();
    assert.match(page, /<button type="submit" class="main">Try again</);
    const answer = await site.submit(`${path}try-again?lang=en`, { form }, { cookie });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.location, './?lang=en&again=2');
    assert.equal(site.wakes, 1);
    const after = await site.ask('GET', path + answer.headers.location!.slice(2), { cookie });
    assert.match(after.body, /2 messages are on their way again/);
    assert.ok(figures(after.body).includes('Set aside after several tries: 0'));
    assert.doesNotMatch(after.body, /try-again/);
    assert.equal((await opened.database.admin`select from vault.received where state = 'waiting'`).length, 3);
  });
});
