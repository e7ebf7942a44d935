// `npm run pictures`: takes the pictures of the documents from a running system with made-up tips and two finished talks.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { fillWithDemo } from '../../lib/desk/demo/fill';
import { RECEIPT } from '../end-to-end/report';
import { launchBrowser, openPage } from '../support/browser';
import { stopServer } from '../support/database';
import { startSystem } from '../support/system';
import { citizenPhone, drawnAction, drawnPhoto, type CitizenPhone } from './citizen';
import { confirm, openDialog, openEditor, openTip, signInByPage } from './office';

const FOLDER = join(process.cwd(), 'docs', 'pictures');
const HINDI = { locale: 'hi-IN', timezoneId: 'Asia/Kolkata' };
const TIPS = 4000;
/** Milliseconds in which charts have drawn themselves. */
const DRAWING = 3000;

/** Few colours keep a picture small; a screen has few. */
async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot()).png({ palette: true, quality: 92, effort: 10 }).toFile(join(FOLDER, `${name}.png`));
  console.log(`docs/pictures/${name}.png`);
}

async function reportInHindi(phone: CitizenPhone): Promise<string> {
  await phone.write('Hi');
  await phone.hears('पुलिस सतर्क मित्र');
  await phone.taps('हिंदी');
  await phone.hears('किस बारे में');
  await phone.picks('अवैध खनन');
  await phone.hears('किस जिले');
  await phone.write('जौनपुर');
  await phone.hears('जगह कहाँ');
  await phone.write('मड़ियाहूं');
  await phone.hears('क्या हुआ');
  await phone.write('रात 2 बजे के बाद गोमती किनारे से बिना नंबर के ट्रक बालू भरकर निकलते हैं। रोज़ 8-10 ट्रक। विरोध करने पर मारने की धमकी देते हैं।');
  await phone.sendsPhoto(await drawnPhoto(), 'कल रात का फोटो');
  await phone.sendsSampleVideo();
  await phone.hears('1 वीडियो');
  await phone.write('हो गया');
  await phone.hears('भेजने से पहले');
  await phone.taps('भेजें');
  return RECEIPT.exec(await (await phone.hears(RECEIPT)).innerText())![0];
}

async function reportInEnglish(phone: CitizenPhone): Promise<void> {
  await phone.write('Hi');
  await phone.hears('Choose your language');
  await phone.taps('English');
  await phone.hears('What is your report about');
  await phone.write('ganja is sold at the tea stall');
  await phone.hears('In which district');
  await phone.write('Ghazipur');
  await phone.hears('Where is it');
  await phone.write('Saidpur');
  await phone.hears('What happened');
  await phone.write('Two men sell it behind the stall every evening after 6, also to school boys.');
  await phone.write('done');
  await phone.hears('Please check');
}

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
  try {
    await fillWithDemo(system.database.desk, { tips: TIPS, seed: 7, mix: false });
    const { page: phones } = await openPage(browser, { ...HINDI, viewport: { width: 1060, height: 860 } });
    await phones.goto(system.simulator.url);
    const [asha, ramesh] = [citizenPhone(phones, '+919800000001'), citizenPhone(phones, '+919800000002')];
    await reportInEnglish(ramesh);
    const receipt = await reportInHindi(asha);

    const { page: sp } = await openPage(browser, { ...HINDI, viewport: { width: 1366, height: 800 } });
    await signInByPage(sp, system, 'sp-jaunpur');
    const tip = await openTip(sp, receipt);
    await tip.locator('.sm-thumb img').first().evaluate((image: HTMLImageElement) => image.decode());
    await tip.locator('video').evaluate(async (video: HTMLVideoElement) => {
      video.muted = true;
      await video.play();
      video.pause();
    });
    await keep(sp, 'dashboard');

    const assigning = await openDialog(sp, 'अधिकारी को दें');
    await assigning.getByText('Officer Jaunpur').click();
    await confirm(assigning, 'दें');
    await asha.hears('एक अधिकारी को सौंप दी गई है');
    const { page: officer } = await openPage(browser, { ...HINDI, viewport: { width: 1024, height: 800 } });
    await signInByPage(officer, system, 'officer-jaunpur');
    await openTip(officer, receipt);
    const acting = await openDialog(officer, 'कार्रवाई दर्ज करें');
    await acting.getByLabel('क्या कार्रवाई हुई?').fill('रात में घाट पर दबिश दी गई। दो ट्रक ज़ब्त, रास्ता बंद कराया गया।');
    await acting.locator('input[type=file]').setInputFiles({ name: 'action.jpg', mimeType: 'image/jpeg', buffer: await drawnAction() });
    await acting.getByLabel('यह सूचनादाता को भी भेजें').check();
    await confirm(acting, 'दर्ज करें और सूचनादाता को भेजें');
    const told = await asha.hears('कार्रवाई की गई है');
    await told.scrollIntoViewIfNeeded();
    await phones.waitForTimeout(500);
    await keep(phones, 'phone');

    await sp.setViewportSize({ width: 1366, height: 1000 });
    await sp.goto(`${system.deskUrl}/dashboard/district-charts`);
    await sp.locator('canvas').first().waitFor();
    await sp.waitForTimeout(DRAWING);
    await keep(sp, 'charts');

    const { page: editor } = await openPage(browser, { viewport: { width: 1760, height: 720 }, locale: 'en-IN', timezoneId: 'Asia/Kolkata' });
    await openEditor(editor, system);
    await editor.locator('.red-ui-help-tips-buttons a').last().click();
    await editor.locator('.red-ui-notification').first().waitFor({ state: 'detached' });
    await editor.mouse.move(1400, 640);
    await editor.waitForTimeout(1000);
    await keep(editor, 'editor');
  } finally {
    await browser.close();
    await system.stop();
    await stopServer();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
