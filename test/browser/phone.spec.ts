// The phone page in a browser, against a small bot that answers by the real SDK.
import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import type { StartedSimulator } from '../../simulator/client';
import { startBoth, type Posted, type TestGate } from '../simulator/support';
import { launchBrowser, openPage, takePicture } from '../support/browser';
import { startBot } from './bot';

const ASHA = '+919800000001';
const RAMESH = '+919800000002';

describe('The phone page', function () {
  this.timeout(120_000);
  let browser: Browser;
  let gate: TestGate;
  let simulator: StartedSimulator;
  let page: Page;
  let errors: string[];
  let phone: Locator;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    ({ gate, simulator } = await startBoth());
    startBot(gate, simulator.url, await sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } }).jpeg().toBuffer());
    ({ page, errors } = await openPage(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-IN' }));
    await page.goto(simulator.url);
    phone = page.locator(`[data-phone="${ASHA}"]`);
    await phone.waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    await simulator.close();
    await gate.close();
    assert.deepEqual(errors, []);
  });

  const inbound = ({ path }: Posted) => path === '/whatsapp/inbound';
  const form = async (count: number) => (await gate.waitFor(count, inbound))[count - 1]?.form ?? {};
  const write = async (text: string) => {
    await phone.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.keyboard.press('Enter');
  };
  const attach = async () => phone.getByRole('button', { name: 'Attach' }).click();
  const tickOf = (text: string) => phone.locator('.message.own', { hasText: text }).locator('.ticks').last();

  it('goes from a typed "Hi" by a button and a list row to the picture that the bot sends', async () => {
    await write('Hi');
    assert.equal((await form(1)).Body, 'Hi');
    await phone.getByRole('button', { name: 'हिन्दी' }).click();
    assert.deepEqual([(await form(2)).ButtonText, (await form(2)).ButtonPayload], ['हिन्दी', 'hi']);
    await phone.getByRole('button', { name: 'सूची खोलें' }).click();
    const send = phone.getByRole('dialog').getByRole('button', { name: 'Send' });
    assert.equal(await send.isDisabled(), true);
    await phone.getByRole('dialog').getByText('अवैध खनन').click();
    await takePicture(page, 'phone-list');
    await send.click();
    assert.deepEqual([(await form(3)).ListId, (await form(3)).ListTitle], ['mining', 'अवैध खनन']);
    const picture = phone.locator('.message:not(.own) .picture img');
    await picture.waitFor();
    await page.waitForFunction((image) => (image as HTMLImageElement).naturalWidth === 60, await picture.elementHandle());
    assert.equal(await phone.getByRole('button', { name: 'हिन्दी' }).isDisabled(), true);
    await picture.click();
    await phone.locator('.viewer img').waitFor();
    await takePicture(page, 'phone-viewer');
    await page.keyboard.press('Escape');
    await phone.locator('.viewer').waitFor({ state: 'detached' });
    await tickOf('अवैध खनन').and(page.locator('[data-state="read"]')).waitFor();
  });

  it('shows a clock until the gate has answered, then ticks, and a red mark where it refuses', async () => {
    const held: (() => void)[] = [];
    gate.answer = (_posted, response) => void held.push(() => response.writeHead(200).end());
    await write('one');
    await gate.waitFor(1);
    assert.equal(await tickOf('one').getAttribute('data-state'), 'waiting');
    held.forEach((answer) => answer());
    await tickOf('one').and(page.locator('[data-state="accepted"]')).waitFor();
    gate.answer = (_posted, response) => void response.writeHead(403).end();
    await write('two');
    await phone.getByText('The gate refused it (HTTP 403)').last().waitFor();
    assert.equal(await tickOf('two').getAttribute('data-state'), 'refused');
  });

  it('sends a chosen photo with its caption, a document as it is, and an album of samples as one webhook each', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#aa3322' } }).png().toBuffer();
    await attach();
    await phone.locator('[data-attach="gallery"]').setInputFiles({ name: 'private-name.png', mimeType: 'image/png', buffer: photo });
    await phone.getByPlaceholder('Add a caption').fill('रात 2 बजे');
    await page.keyboard.press('Enter');
    const first = await form(1);
    assert.deepEqual([first.MediaContentType0, first.Body, first.NumMedia], ['image/png', 'रात 2 बजे', '1']);
    await attach();
    await phone.locator('[data-attach="document"]').setInputFiles({ name: 'complaint.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
    assert.equal((await form(2)).MediaContentType0, 'application/pdf');
    await phone.getByText('complaint.pdf').waitFor();
    await attach();
    await phone.getByText('5 sample photos').click();
    await phone.locator('.preview').getByRole('button', { name: 'Send' }).click();
    const album = (await gate.waitFor(7, inbound)).slice(2);
    assert.ok(album.every((posted) => posted.form.MediaContentType0 === 'image/jpeg'));
    await phone.locator('.album .album-more', { hasText: '+1' }).waitFor();
    const [sid] = (await simulator.held()).media.filter(({ contentType }) => contentType === 'image/jpeg').map((media) => media.sid);
    assert.equal((await sharp(await simulator.mediaBytes(sid ?? '')).metadata()).width, 1200);
  });

  it('records a voice note and makes a sample one, both Ogg with Opus, and plays them', async () => {
    await phone.getByRole('button', { name: 'Record a voice message' }).click();
    await phone.getByText('Recording 0:01').waitFor();
    await phone.getByRole('button', { name: 'Send' }).click();
    assert.equal((await form(1)).MediaContentType0, 'audio/ogg');
    await attach();
    await phone.getByText('Sample voice').click();
    assert.equal((await form(2)).MediaContentType0, 'audio/ogg');
    for (const { sid } of (await simulator.held()).media) {
      const bytes = await simulator.mediaBytes(sid);
      assert.equal(bytes.subarray(0, 4).toString('latin1'), 'OggS');
      assert.ok(bytes.subarray(0, 64).includes('OpusHead'));
    }
    const sample = phone.locator('.voice').last();
    await sample.getByText('0:05').waitFor();
    await sample.getByRole('button', { name: 'Play' }).click();
    await sample.getByRole('button', { name: 'Pause' }).waitFor();
  });

  it('sends a named place and one by numbers, and refuses numbers off the globe', async () => {
    await attach();
    await phone.getByRole('button', { name: 'Location' }).click();
    await phone.getByText('Kerakat').click();
    const named = await form(1);
    assert.deepEqual([named.Latitude, named.Longitude, named.Label], ['25.636', '82.918', 'Kerakat']);
    await attach();
    await phone.getByRole('button', { name: 'Location' }).click();
    await phone.getByLabel('Latitude').fill('95');
    await phone.getByLabel('Longitude').fill('83.1');
    await phone.getByText('Latitude is from -90 to 90').waitFor();
    assert.equal(await phone.getByRole('dialog').getByRole('button', { name: 'Send' }).isDisabled(), true);
    await phone.getByLabel('Latitude').fill('25.3');
    await phone.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    assert.deepEqual([(await form(2)).Latitude, (await form(2)).Longitude], ['25.3', '83.1']);
  });

  it('replies to one message of the bot, and shows what it replies to', async () => {
    await write('hello');
    const answer = phone.locator('.message:not(.own)', { hasText: 'लिख लिया: hello' });
    await answer.locator('.bubble').hover();
    await answer.getByRole('button', { name: 'Message menu' }).click();
    await answer.getByRole('button', { name: 'Reply' }).click();
    await write('to that');
    const reply = await form(2);
    assert.equal(reply.OriginalRepliedMessageSid, await answer.getAttribute('data-sid'));
    await phone.locator('.message.own', { hasText: 'to that' }).locator('.quote', { hasText: 'लिख लिया: hello' }).waitFor();
  });

  it('takes a swipe to the right as a reply on a touch screen', async () => {
    await write('hello');
    await phone.getByText('लिख लिया: hello').waitFor();
    const touch = await openPage(browser, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true, locale: 'en-IN' });
    await touch.page.goto(simulator.url);
    const bubble = touch.page.locator('.message:not(.own) .row', { hasText: 'लिख लिया: hello' });
    await bubble.waitFor();
    const box = await bubble.boundingBox();
    assert.ok(box);
    const finger = await touch.page.context().newCDPSession(touch.page);
    const points = (x: number) => [{ x: box.x + x, y: box.y + box.height / 2 }];
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(30) });
    for (let x = 40; x <= 120; x += 10) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(x) });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await touch.page.locator('.composer .quote', { hasText: 'लिख लिया: hello' }).waitFor();
    assert.deepEqual(touch.errors, []);
    await touch.page.context().close();
  });

  it('shows two phones side by side on a wide screen, whose chats stay apart, and one that fills a narrow one', async () => {
    const other = page.locator(`[data-phone="${RAMESH}"]`);
    await other.getByRole('textbox', { name: 'Message' }).fill('from Ramesh');
    await page.keyboard.press('Enter');
    assert.equal((await form(1)).From, `whatsapp:${RAMESH}`);
    await other.getByText('लिख लिया: from Ramesh').waitFor();
    assert.equal(await phone.getByText('from Ramesh').count(), 0);
    await takePicture(page, 'phone-two');
    await page.setViewportSize({ width: 390, height: 800 });
    await other.waitFor({ state: 'detached' });
    const box = await phone.boundingBox();
    assert.equal(box?.width, 390);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await takePicture(page, 'phone-narrow');
  });

  it('changes to another phone, adds one, and finds the chats again after a reload', async () => {
    await write('before the reload');
    await phone.getByText('लिख लिया: before the reload').waitFor();
    await phone.getByRole('button', { name: 'Change phone' }).click();
    await phone.getByText('Add a phone').click();
    await phone.getByLabel('Name').fill('Gita');
    await phone.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('[data-phone="+919800000007"]').getByText('Phone of Gita').waitFor();
    await page.reload();
    const gita = page.locator('[data-phone="+919800000007"]');
    await gita.getByRole('button', { name: 'Change phone' }).click();
    await gita.getByRole('button', { name: /Asha Devi/ }).click();
    await phone.getByText('लिख लिया: before the reload').waitFor();
  });

  it('speaks Hindi at a tap, and tells what Twilio was made to do wrong', async () => {
    await page.getByRole('button', { name: 'हिन्दी' }).click();
    await phone.getByRole('textbox', { name: 'संदेश' }).waitFor();
    await phone.getByRole('button', { name: 'और', exact: true }).click();
    await phone.getByRole('button', { name: 'परदे के पीछे' }).click();
    await phone.getByRole('button', { name: 'संदेश दो बार दें' }).click();
    await phone.locator('.fault.active', { hasText: '1 बार और' }).waitFor();
    assert.deepEqual((await simulator.faults()).map(({ kind, times, phone: number }) => ({ kind, times, number })), [{ kind: 'webhook-twice', times: 1, number: ASHA }]);
  });
});
