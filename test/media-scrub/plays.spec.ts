// What phones recorded in forms that browsers don't know plays on the desk after scrubbing, as the desk serves it.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { copyVideo } from '../../lib/desk/cases/copy-video';
import { scrub } from '../../lib/media-scrub/scrub';
import { seedEvidence, seedOffices, seedTip, startOffices, type OfficeServer } from '../desk/offices/support';
import { launchBrowser, openPage } from '../support/browser';
import { freshDatabase, type TestDatabase } from '../support/database';
import { amr, sample } from './samples';

describe('scrubbed sound and video in a browser', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let server: OfficeServer;
  let browser: Browser;
  let page: Page;
  let tip: number;
  before(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
    server = await startOffices(database.desk);
    tip = (await seedTip(database.desk)).id;
    browser = await launchBrowser();
    ({ page } = await openPage(browser));
    const [name, value] = (await server.cookie('sp-jnp')).split('=');
    await page.context().addCookies([{ name: name!, value: value!, url: server.url }]);
    // A page of the desk's own origin, as evidence is given to no other.
    await page.route('**/evidence-in-a-page', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }));
    await page.goto(`${server.url}/evidence-in-a-page`);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await database?.close();
  });

  /** What a player makes of it: plays from the start, and goes to a later second when told to. */
  async function played(bytes: Buffer, contentType: string) {
    const id = await seedEvidence(database.desk, tip, bytes, contentType, contentType.startsWith('video') ? 'video' : 'audio');
    return page.evaluate(async ({ address, tag }) => {
      const player = Object.assign(document.createElement(tag as 'video'), { src: address, muted: true, preload: 'auto' });
      document.body.append(player);
      const until = (event: string, holds: () => boolean) => new Promise<void>((done, fail) => {
        const look = () => holds() && done();
        player.addEventListener(event, look);
        player.addEventListener('error', () => fail(new Error(`the browser can't play it: ${player.error?.message}`)));
        look();
      });
      await until('loadedmetadata', () => player.readyState >= 1);
      await player.play();
      await until('timeupdate', () => player.currentTime > 0.2);
      player.pause();
      player.currentTime = 1.5;
      await until('seeked', () => !player.seeking && player.currentTime === 1.5);
      return { duration: Math.round(player.duration * 5) / 5, width: player.videoWidth, height: player.videoHeight };
    }, { address: `/api/evidence/${id}`, tag: contentType.startsWith('video') ? 'video' : 'audio' });
  }

  async function scrubbed(original: Buffer) {
    const result = await scrub(original, { disguise: 'on' });
    assert.ok('bytes' in result, `refused: ${'problem' in result && result.problem}`);
    return played(result.bytes, result.contentType);
  }

  it('plays 3GP, QuickTime with H.265 and WebM as video of their size and length', async () => {
    // H.263's points are twelve wide to eleven high (ITU-T H.263, 5.1.5).
    for (const [format, codec, width] of [['3gp', 'h263', 192], ['mov', 'libx265', 176], ['webm', 'libvpx', 176], ['mp4', 'libx264', 176]] as const) {
      const sound = format === 'webm' ? { codec: 'libopus' } : { codec: 'aac' };
      assert.deepEqual(await scrubbed(await sample({ format, picture: { codec }, sound, seconds: 2 })), { duration: 2, width, height: 144 }, format);
    }
  });

  it('plays voice notes, AMR and MP3 as sound of their length, disguised', async () => {
    const sounds = [await sample({ format: 'ogg', sound: { codec: 'libopus' }, seconds: 2 }), amr(100), await sample({ format: 'mp3', sound: { codec: 'libmp3lame' }, seconds: 2 })];
    for (const original of sounds) {
      const { duration } = await scrubbed(original);
      assert.ok(Math.abs(duration - 2) <= 0.2, `${duration} s`);
    }
  });

  it('plays an officer\'s video that the desk copied', async () => {
    const original = await sample({ format: 'mov', picture: { codec: 'libx264' }, sound: { codec: 'aac' }, seconds: 2 });
    assert.deepEqual(await played(await copyVideo(original), 'video/mp4'), { duration: 2, width: 176, height: 144 });
  });
});
