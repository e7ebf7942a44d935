// What is left of an officer's video: picture and sound, and not one byte besides.
import assert from 'node:assert/strict';
import { copyVideo } from '../../../lib/desk/cases/copy-video';
import { CONTAINERS } from '../../../lib/media-scrub/playing/containers';
import { openSource } from '../../../lib/media-scrub/playing/source';
import { askExiftool, askFfprobe, assertGone, secretOf } from '../../media-scrub/check';
import { box, phonesBoxes, sample, timedEntry, withInMoov, withTrack, type SampleFile } from '../../media-scrub/samples';

const film = (file: Partial<SampleFile> = {}) => sample({ format: 'mp4', picture: { codec: 'libx264' }, sound: { codec: 'aac' }, seconds: 2, ...file });
const tags = { title: secretOf('title'), comment: secretOf('comment') };

/** Seconds, pictures and the sizes of a file that plays. */
async function looks(bytes: Buffer) {
  const source = await openSource(bytes, CONTAINERS['video/mp4']!);
  try {
    let pictures = 0;
    for await (const packet of source.packets(source.picture!)) if (packet.size > 0) pictures++;
    return { pictures, sound: source.sound !== undefined, width: source.picture!.codecpar.width, seconds: Math.round(source.lasts * 5) / 5 };
  } finally {
    await source.close();
  }
}

describe('copying an officer\'s video', function () {
  this.timeout(30_000);

  it('takes picture and sound over and leaves all else behind, also what no table names', async () => {
    const tracked = withTrack(await film({ tags, remark: secretOf('remark') }), 'meta', timedEntry('mebx', secretOf('entry')), secretOf('path'));
    const moov = tracked.indexOf('moov') - 4;
    const end = moov + tracked.readUInt32BE(moov);
    const described = withInMoov(tracked.subarray(0, end), ...phonesBoxes(secretOf));
    const original = Buffer.concat([described, tracked.subarray(end), box('mdat', secretOf('orphan')), box('free', secretOf('after')), Buffer.from(secretOf('tail'))]);
    const clean = await copyVideo(original);
    await assertGone(original, clean, ['title', 'comment', 'remark', 'entry', 'path', 'place', 'maker', 'loci', 'chapter', 'quicktime', 'xmp', 'free', 'orphan', 'after', 'tail']);
    for (const name of ['x264', 'Lavf']) assert.equal(clean.includes(name), false, name);
    assert.deepEqual(await looks(clean), { pictures: 20, sound: true, width: 176, seconds: 2 });
    askExiftool(clean, 'mp4');
    askFfprobe(clean, 'mp4');
  });

  it('leaves bytes behind that lie between the samples', async () => {
    const original = await film({ sound: undefined });
    // The samples move behind a text that the same box holds.
    const [samples, words] = [original.indexOf('mdat') - 4, Buffer.from(secretOf('between'))];
    const size = original.readUInt32BE(samples);
    const mixed = Buffer.concat([original.subarray(0, samples), box('mdat', words, original.subarray(samples + 8, samples + size)), original.subarray(samples + size)]);
    const offset = mixed.lastIndexOf('stco') + 12;
    mixed.writeUInt32BE(mixed.readUInt32BE(offset) + words.length, offset);
    const clean = await copyVideo(mixed);
    await assertGone(mixed, clean, ['between']);
    assert.deepEqual(await looks(clean), { pictures: 20, sound: false, width: 176, seconds: 2 });
  });

  it('copies H.265 of a QuickTime file without its encoder\'s remarks', async () => {
    const original = await film({ format: 'mov', picture: { codec: 'libx265' }, tags });
    assert.equal(original.includes('x265'), true);
    const clean = await copyVideo(original);
    assert.equal(clean.includes('x265'), false);
    assert.equal((await looks(clean)).pictures, 20);
    askFfprobe(clean, 'mp4');
  });

  it('keeps the way a video is held up', async () => {
    const upright = await film();
    const header = upright.indexOf('tkhd') + 4;
    [0, 0x10000, 0, -0x10000, 0, 0, 176 << 16, 0, 0x40000000].forEach((value, index) => upright.writeInt32BE(value | 0, header + 40 + 4 * index));
    const clean = await copyVideo(upright);
    const after = clean.indexOf('tkhd') + 4;
    assert.deepEqual([clean.readInt32BE(after + 44), clean.readInt32BE(after + 52)], [0x10000, -0x10000]);
  });

  it('shows nothing that was cut away before the beginning in the phone\'s editor, and refuses a video that can\'t be cut there', async () => {
    const cutAt = async (seconds: number, turns: number) => {
      const original = await film({ sound: undefined, turns });
      // The first entry of the edit list (ISO 14496-12, 8.6.6): from where, in the track's own scale.
      const [list, header] = [original.indexOf('elst') + 12, original.indexOf('mdhd') + 4];
      original.writeUInt32BE(original.readUInt32BE(list + 4) + seconds * original.readUInt32BE(header + 12), list + 4);
      return original;
    };
    // The film twice, two seconds each: a picture that stands alone begins either.
    assert.equal((await looks(await copyVideo(await cutAt(0, 2)))).pictures, 40);
    assert.equal((await looks(await copyVideo(await cutAt(1, 2)))).pictures, 20);
    await assert.rejects(copyVideo(await cutAt(1, 1)), { code: 'unreadable-media' });
  });

  it('refuses what it can\'t copy, and what can\'t be read', async () => {
    await assert.rejects(copyVideo(await sample({ format: '3gp', picture: { codec: 'h263' } })), { code: 'unsupported-media' });
    await assert.rejects(copyVideo(await sample({ format: 'ipod', sound: { codec: 'aac' } })), { code: 'unreadable-media' });
    const cut = await film();
    await assert.rejects(copyVideo(cut.subarray(0, cut.length - 100)), { code: 'unreadable-media' });
    // Tables that stand for thousands of millions of samples (ISO 14496-12, 8.6.1, 8.7.3, 8.7.4).
    for (const [table, at] of [['stts', 12], ['stsz', 12], ['stsc', 16], ['stco', 8], ['stts', 8]] as const) {
      const endless = await film();
      endless.writeUInt32BE(0xffffffff, endless.indexOf(table) + at);
      await assert.rejects(copyVideo(endless), { code: 'unreadable-media' }, table);
    }
    let seed = 7;
    for (let turn = 0; turn < 40; turn++) {
      const broken = Buffer.from(cut);
      for (let flaw = 0; flaw < 12; flaw++) broken[(seed = (seed * 48_271) % 0x7fffffff) % broken.length] = seed & 255;
      await copyVideo(broken).catch((error: { code?: string }) => assert.match(String(error.code), /^(unreadable|unsupported)-media$/));
    }
  });
});
