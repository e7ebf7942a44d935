// A citizen at the phone page: types, taps and sends as a finger does, and waits for what the bot says.
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { RECEIPT } from '../end-to-end/report';

/** One phone on the page. */
export interface CitizenPhone {
  locator: Locator;
  write(text: string): Promise<void>;
  /** Waits until the bot has said something with this text; gives the newest such message. */
  hears(text: string | RegExp): Promise<Locator>;
  /** Taps a button under a message of the bot. */
  taps(button: string): Promise<void>;
  /** Opens the newest list, chooses the row and sends it. */
  picks(row: string): Promise<void>;
  sendsPhoto(bytes: Buffer, caption: string): Promise<void>;
  /** Sends the video that the page makes itself. */
  sendsSampleVideo(): Promise<void>;
}

/** @param number of a phone that stands on the page, which is open in Hindi */
export function citizenPhone(page: Page, number: string): CitizenPhone {
  const phone = page.locator(`[data-phone="${number}"]`);
  const attach = () => phone.getByRole('button', { name: 'जोड़ें', exact: true }).click();
  const sendShown = () => phone.locator('.preview').getByRole('button', { name: 'भेजें' }).click();
  return {
    locator: phone,
    write: async (text) => {
      await phone.getByRole('textbox', { name: 'संदेश' }).fill(text);
      await phone.getByRole('button', { name: 'भेजें', exact: true }).last().click();
      await phone.locator('.message.own', { hasText: text.split('\n')[0]! }).last().waitFor();
    },
    hears: async (text) => {
      const message = phone.locator('.message:not(.own)', { hasText: text }).last();
      await message.waitFor();
      return message;
    },
    taps: (button) => phone.locator('.quick-replies').last().getByRole('button', { name: button }).click(),
    picks: async (row) => {
      await phone.locator('.list-button').last().click();
      await phone.getByRole('dialog').getByText(row).first().click();
      await phone.getByRole('dialog').getByRole('button', { name: 'भेजें' }).click();
    },
    sendsPhoto: async (bytes, caption) => {
      await attach();
      await phone.locator('[data-attach="gallery"]').setInputFiles({ name: 'IMG-20260114-WA0007.jpg', mimeType: 'image/jpeg', buffer: bytes });
      await phone.locator('.preview input').fill(caption);
      await sendShown();
      await phone.locator('.message.own', { hasText: caption }).last().waitFor();
    },
    sendsSampleVideo: async () => {
      await attach();
      await phone.getByText('नमूना वीडियो').click();
      await sendShown();
      await phone.locator('.message.own .picture.video').last().waitFor();
    },
  };
}

/** Reports illegal mining in Jaunpur in Hindi, with a photo and a video. @returns the receipt */
export async function reportMining(phone: CitizenPhone, story: string, caption: string): Promise<string> {
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
  await phone.write(story);
  await phone.sendsPhoto(await drawnPhoto(), caption);
  await phone.sendsSampleVideo();
  await phone.hears('1 वीडियो');
  await phone.write('हो गया');
  await phone.hears('भेजने से पहले');
  await phone.taps('भेजें');
  return RECEIPT.exec(await (await phone.hears(RECEIPT)).innerText())![0];
}

/** A lorry at a river by night, drawn: a picture that belongs to nobody. */
export async function drawnPhoto(width = 960): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 640">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0d1b33"/><stop offset="1" stop-color="#45506b"/></linearGradient></defs>
    <rect width="960" height="640" fill="url(#sky)"/><circle cx="760" cy="110" r="46" fill="#f3ecd2"/>
    <path d="M0 400 Q240 360 480 395 T960 380 V640 H0Z" fill="#7a6a4b"/><path d="M0 520 Q240 490 480 515 T960 500 V640 H0Z" fill="#2b4a63"/>
    <path d="M150 400 l90 -95 l110 95z" fill="#c8a768"/><path d="M90 405 l55 -60 l65 60z" fill="#b99759"/>
    <rect x="410" y="290" width="250" height="110" fill="#b5482d"/><path d="M420 290 q60 -60 120 -30 q60 -40 110 30z" fill="#c8a768"/>
    <path d="M660 310 h70 l45 50 v40 h-115z" fill="#d9a23a"/><path d="M680 322 h42 l28 34 h-70z" fill="#a8c4d6"/>
    <g fill="#181818"><circle cx="465" cy="408" r="32"/><circle cx="600" cy="408" r="32"/><circle cx="725" cy="408" r="32"/></g>
    <g fill="#888"><circle cx="465" cy="408" r="13"/><circle cx="600" cy="408" r="13"/><circle cx="725" cy="408" r="13"/></g>
    <path d="M775 372 L960 330 V430z" fill="#f8e9a0" opacity=".45"/></svg>`;
  return sharp(Buffer.from(drawing)).resize(width).jpeg({ quality: 80 }).toBuffer();
}

/** What an officer sends back: a barrier at the river path, drawn. */
export async function drawnAction(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 640">
    <rect width="960" height="640" fill="#bcd7e8"/><circle cx="150" cy="110" r="60" fill="#f6d25b"/>
    <path d="M0 380 Q300 330 600 370 T960 350 V640 H0Z" fill="#9a875d"/><path d="M380 640 L460 372 h60 L640 640z" fill="#cdbb8c"/>
    <rect x="250" y="330" width="22" height="170" fill="#444"/><rect x="720" y="330" width="22" height="170" fill="#444"/>
    <g><rect x="250" y="350" width="492" height="44" fill="#fff"/>${[0, 2, 4, 6, 8].map((n) => `<path d="M${260 + n * 49} 394 l30 -44 h48 l-30 44z" fill="#c62828"/>`).join('')}</g>
    <rect x="330" y="430" width="320" height="70" rx="8" fill="#1d3d7a"/><text x="490" y="478" font-size="40" font-family="sans-serif" font-weight="bold" fill="#fff" text-anchor="middle">POLICE</text></svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer();
}
