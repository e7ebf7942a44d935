// The main job in a real browser: from a citizen's "Hi" on the phone page to the SP, the officer, and back to the phone.
import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, openPage, takePicture } from '../support/browser';
import { startSystem, type System } from '../support/system';
import { citizenPhone, reportMining, type CitizenPhone } from './citizen';
import { confirm, giveTo, openAction, openDialog, openTip, signInByPage, tellAction, tipRow } from './office';

const ASHA = '+919800000001';
const STORY = 'रात में गोमती किनारे से बिना नंबर के ट्रक बालू ले जाते हैं';
const ACTION = 'मौके पर दो ट्रक पकड़े गए, खनन बंद कराया गया।';
const OUTCOME = 'धन्यवाद, घाट पर अब चौकी लगाई गई है।';

describe('The whole walk in a browser', function () {
  this.timeout(180_000);
  this.slow(60_000);
  let browser: Browser;
  let system: System;
  const troubles: string[] = [];
  const pages: Page[] = [];
  let phone: CitizenPhone;
  let sp: Page;
  let officer: Page;
  let receipt: string;

  /** A page whose console errors and requests elsewhere are kept for the end. */
  async function open(name: string, width: number): Promise<Page> {
    const { page, errors } = await openPage(browser, { viewport: { width, height: 800 }, locale: 'hi-IN', timezoneId: 'Asia/Kolkata' });
    page.setDefaultTimeout(30_000);
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') troubles.push(`${name} asked ${hostname}`);
    });
    page.on('close', () => troubles.push(...errors.map((error) => `${name}: ${error}`)));
    pages.push(page);
    return page;
  }

  before(async () => {
    [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
    const page = await open('phone', 760);
    await page.goto(system.simulator.url);
    phone = citizenPhone(page, ASHA);
  });
  after(async () => {
    await browser?.close();
    await system?.stop();
  });

  const loaded = (picture: Locator) => picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth;
  });

  it('a citizen reports in Hindi with a photo and a video, up to the receipt', async () => {
    receipt = await reportMining(phone, STORY, 'रात 2 बजे');
    await takePicture(pages[0]!, 'walk-phone');
  });

  it('the SP of that district sees it with text, picture and a video that plays, and gives it to an officer', async () => {
    sp = await open('SP', 1366);
    await signInByPage(sp, system, 'sp-jaunpur');
    const tip = await openTip(sp, receipt);
    await tip.getByText(STORY).waitFor();
    assert.match(await tip.innerText(), /अवैध खनन[\s\S]*मड़ियाहू/);
    assert.equal(await loaded(tip.locator('.sm-thumb img').first()), 960);
    const video = tip.locator('video');
    await video.evaluate(async (player: HTMLVideoElement) => {
      player.muted = true;
      await player.play();
    });
    assert.deepEqual(await video.evaluate((player: HTMLVideoElement) => [player.readyState >= 2, player.error, player.videoWidth > 0]), [true, null, true]);
    await takePicture(sp, 'walk-sp');
    await giveTo(sp, 'Officer Jaunpur');
    await tip.getByText('Officer Jaunpur को दी गई').waitFor();
    await phone.hears('एक अधिकारी को सौंप दी गई है');
  });

  it('the SP of another district does not see it', async () => {
    const other = await open('other SP', 1366);
    await signInByPage(other, system, 'sp-ghazipur');
    await other.getByRole('tab', { name: 'सभी' }).click();
    await other.getByText('यहाँ कोई सूचना नहीं है।').waitFor();
    assert.equal(await tipRow(other, receipt).count(), 0);
  });

  it('the officer reports the action with a picture, and the phone shows both in Hindi', async () => {
    officer = await open('officer', 390);
    await signInByPage(officer, system, 'officer-jaunpur');
    await openTip(officer, receipt);
    await officer.setViewportSize({ width: 360, height: 740 });
    assert.ok(await officer.locator('.sm-actions').evaluate((row) => row.scrollWidth <= row.clientWidth), 'every button of the tip is in sight on a small phone');
    await takePicture(officer, 'walk-officer-tip');
    const dialog = await openAction(officer, ACTION);
    await takePicture(officer, 'walk-officer');
    await tellAction(dialog);
    const told = await phone.hears(ACTION);
    assert.match(await told.innerText(), /आपकी सूचना पर कार्रवाई की गई है/);
    const picture = phone.locator.locator('.message:not(.own) .picture img').last();
    await picture.waitFor();
    assert.equal(await loaded(picture), 960);
  });

  it('the SP sees the action without asking anew and closes the tip, and the phone hears the outcome', async () => {
    const tip = sp.locator('.sm-tip', { hasText: receipt });
    await tip.getByText(ACTION).waitFor();
    await takePicture(sp, 'walk-action');
    const dialog = await openDialog(sp, 'बंद करें');
    await dialog.getByLabel('कार्रवाई हुई', { exact: true }).check();
    await dialog.getByLabel('विवरण (वैकल्पिक)').fill(OUTCOME);
    await dialog.getByLabel('विवरण सूचनादाता को भी भेजें').check();
    await confirm(dialog, 'सूचना बंद करें');
    await tip.getByText('बंद: कार्रवाई हुई').waitFor();
    const told = await phone.hears(OUTCOME);
    assert.match(await told.innerText(), /कार्रवाई पूरी हो गई है/);
    await takePicture(pages[0]!, 'walk-told');
  });

  it('no page wrote an error to its console or asked anyone but this computer', async () => {
    for (const page of pages) await page.close();
    assert.deepEqual(troubles, []);
  });
});
