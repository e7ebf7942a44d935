// Starts the headless Chromium of the browser tests. It comes with an npm package, so no system package is needed.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import chromiumBinary from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Keeps Chromium from reaching out to the network at its start, and gives pages a microphone that hums. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

/** Milliseconds that a page may take for a step, on a machine that has much else to do: Playwright's own 30 s were seen to be too few. */
const PATIENCE = 90_000;

/**
 * A headless browser; the caller closes it.
 * CHROMIUM_PATH may name another Chromium, for machines that the packaged one does not fit.
 * @throws where no Chromium can be started; the message says what was tried
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await packagedOrInstalled());
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

async function packagedOrInstalled(): Promise<string> {
  // The package is built for Linux on x64 and arm64.
  if (process.platform === 'linux') return chromiumBinary.executablePath();
  const installed = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'].find((path) => existsSync(path));
  if (installed) return installed;
  throw new Error('No Chromium was found for the browser tests; set CHROMIUM_PATH to one.');
}

/**
 * A page in a fresh context; what it writes to its console as an error, and what it throws, is collected.
 * @param options for example a viewport or a locale
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, errors };
}

/** Saves what a page shows as test/screenshots/NAME.png (not kept in the repository). */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = join(process.cwd(), 'test', 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
