// `npm run pictures`: takes the pictures of the documents from a running system with made-up tips and two finished talks.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { fillWithDemo } from '../../lib/desk/demo/fill';
import { makeFirstOwnerPassword } from '../../lib/gate/owner/password';
import { launchBrowser, openPage } from '../support/browser';
import { stopServer } from '../support/database';
import { freePort } from '../support/ports';
import { startSystem } from '../support/system';
import { citizenPhone, reportMining, type CitizenPhone } from './citizen';
import { giveTo, openAction, openEditor, openTip, signInByPage, tellAction } from './office';

const FOLDER = join(process.cwd(), 'docs', 'pictures');
const HINDI = { locale: 'hi-IN', timezoneId: 'Asia/Kolkata' };
const STORY = 'रात 2 बजे के बाद गोमती किनारे से बिना नंबर के ट्रक बालू भरकर निकलते हैं। रोज़ 8-10 ट्रक। विरोध करने पर मारने की धमकी देते हैं।';
const TIPS = 4000;
/** Milliseconds in which charts have drawn themselves. */
const DRAWING = 3000;

/** Few colours keep a picture small; a screen has few. */
async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot()).png({ palette: true, quality: 92, effort: 10 }).toFile(join(FOLDER, `${name}.png`));
  console.log(`docs/pictures/${name}.png`);
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

/** A citizen who names themself, up to the warning. */
async function nameThemself(phone: CitizenPhone): Promise<void> {
  await phone.write('Hi');
  await phone.hears('पुलिस सतर्क मित्र');
  await phone.taps('हिंदी');
  await phone.hears('किस बारे में');
  await phone.write('दुकान पर अवैध शराब बिकती है');
  await phone.hears('किस जिले');
  await phone.write('चंदौली');
  await phone.hears('जगह कहाँ');
  await phone.write('सकलडीहा');
  await phone.hears('क्या हुआ');
  await phone.write('मेरा नाम सुनीता है, मेरे घर के सामने रोज़ शाम को बिकती है');
  await phone.write('हो गया');
  await phone.hears('पता चल सकता है');
}

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const ownerPort = await freePort();
  const [system, browser] = await Promise.all([startSystem({ gateEnvironment: { OWNER_PORT: String(ownerPort) } }), launchBrowser()]);
  try {
    await fillWithDemo(system.database.desk, { tips: TIPS, seed: 7, mix: false });
    const { page: phones } = await openPage(browser, { ...HINDI, viewport: { width: 1060, height: 860 } });
    await phones.goto(system.simulator.url);
    const [asha, ramesh] = [citizenPhone(phones, '+919800000001'), citizenPhone(phones, '+919800000002')];
    await reportInEnglish(ramesh);
    const receipt = await reportMining(asha, STORY, 'कल रात का फोटो');

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

    await giveTo(sp, 'Officer Jaunpur');
    await asha.hears('एक अधिकारी को सौंप दी गई है');
    const { page: officer } = await openPage(browser, { ...HINDI, viewport: { width: 1024, height: 800 } });
    await signInByPage(officer, system, 'officer-jaunpur');
    await openTip(officer, receipt);
    await tellAction(await openAction(officer, 'रात में घाट पर दबिश दी गई। दो ट्रक ज़ब्त, रास्ता बंद कराया गया।'));
    const told = await asha.hears('कार्रवाई की गई है');
    await told.scrollIntoViewIfNeeded();
    await phones.waitForTimeout(500);
    await keep(phones, 'phone');

    const { page: small } = await openPage(browser, { ...HINDI, viewport: { width: 360, height: 680 }, deviceScaleFactor: 2 });
    await small.goto(system.simulator.url);
    await small.getByText('का फ़ोन').first().click();
    await small.getByText('Salma Khatoon').first().click();
    await nameThemself(citizenPhone(small, '+919800000003'));
    await small.waitForTimeout(500);
    await keep(small, 'warning');

    const { page: owner } = await openPage(browser, { ...HINDI, viewport: { width: 900, height: 760 } });
    await owner.goto(`http://127.0.0.1:${ownerPort}/`);
    await owner.locator('input[type=password]').fill((await makeFirstOwnerPassword(system.database.gate))!);
    await owner.keyboard.press('Enter');
    await owner.locator('section').first().waitFor();
    await keep(owner, 'owner');

    await sp.setViewportSize({ width: 1366, height: 1000 });
    await sp.goto(`${system.deskUrl}/dashboard/district-charts`);
    await sp.locator('canvas').first().waitFor();
    await sp.locator('.sm-figures').waitFor();
    await sp.waitForTimeout(DRAWING);
    await keep(sp, 'charts');

    const { page: editor } = await openPage(browser, { viewport: { width: 1880, height: 720 }, locale: 'en-IN', timezoneId: 'Asia/Kolkata' });
    await openEditor(editor, system);
    await editor.locator('.red-ui-help-tips-buttons a').last().click();
    await editor.locator('.red-ui-notification').first().waitFor({ state: 'detached' });
    // Without the sidebar the whole conversation is in sight.
    await editor.keyboard.press('Control+Space');
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
