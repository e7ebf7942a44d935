// Sound and video keep picture, sound and length, and nothing else of the file that a phone made.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { AV_CODEC_ID_AAC, AV_CODEC_ID_H264, AVCOL_PRI_BT2020, AVCOL_RANGE_MPEG, AVCOL_SPC_BT2020_NCL, AVCOL_TRC_ARIB_STD_B67 } from 'node-av/constants';
import { openSource } from '../../lib/media-scrub/playing/source';
import { encodeAnew } from '../../lib/media-scrub/playing/moving-picture';
import { CONTAINERS } from '../../lib/media-scrub/playing/containers';
import { scrub } from '../../lib/media-scrub/scrub';
import type { Disguise, ScrubbedMedia } from '../../lib/media-scrub/result';
import { askExiftool, askFfprobe, assertGone, secretOf } from './check';
import { amr, box, id3, phonesBoxes, sample, withInMoov } from './samples';

const scrubbed = async (bytes: Buffer, disguise: Disguise = 'off'): Promise<ScrubbedMedia> => {
  const result = await scrub(bytes, { disguise });
  assert.ok('bytes' in result, `refused: ${'problem' in result && result.problem}`);
  return result;
};
const problem = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'off' });
  return 'problem' in result ? result.problem : result.kind;
};

/** What a player would find: codecs, sizes, seconds, pictures. */
async function looks(bytes: Buffer) {
  const source = await openSource(bytes, CONTAINERS['video/mp4']!);
  try {
    const { picture, sound } = source;
    let [pictures, until, heard] = [0, 0, 0];
    if (picture) for await (const packet of source.packets(picture)) [pictures, until] = [pictures + 1, Math.max(until, (Number(packet.pts + packet.duration) * picture.timeBase.num) / picture.timeBase.den)];
    if (sound) heard = (Number(sound.duration) * sound.timeBase.num) / sound.timeBase.den;
    return { picture: picture?.codecpar.codecId, sound: sound?.codecpar.codecId, width: picture?.codecpar.width, height: picture?.codecpar.height, pictures, until, heard };
  } finally {
    await source.close();
  }
}

const tags = { title: secretOf('title'), artist: secretOf('artist'), creation_time: '2026-11-02T21:14:05Z', location: '+25.7464+082.6837/', comment: secretOf('comment') };
const isNear = (value: number, wanted: number) => assert.ok(Math.abs(value - wanted) < 0.12, `${value} is not about ${wanted}`);

describe('scrubbing sound and video', function () {
  this.timeout(60_000);

  it('takes everything but picture and sound out of a phone\'s MP4, and leaves them as long and large as they were', async () => {
    const plain = await sample({ format: 'mp4', picture: { codec: 'libx264' }, sound: { codec: 'aac' }, seconds: 2, tags });
    const phone = Buffer.concat([withInMoov(plain, ...phonesBoxes(secretOf)), box('free', secretOf('after')), box('mdat', secretOf('orphan')), Buffer.from(secretOf('tail'))]);
    const { kind, contentType, bytes } = await scrubbed(phone);
    assert.deepEqual([kind, contentType], ['video', 'video/mp4']);
    await assertGone(phone, bytes, ['title', 'comment', 'place', 'maker', 'loci', 'chapter', 'quicktime', 'xmp', 'free', 'after', 'orphan', 'tail']);
    for (const name of ['Lavf', 'Lavc', 'x264', 'VideoHandler', 'SoundHandler', '2026', '+25.7464']) assert.equal(bytes.includes(name), false, name);
    const { until, heard, ...rest } = await looks(bytes);
    assert.deepEqual(rest, { picture: AV_CODEC_ID_H264, sound: AV_CODEC_ID_AAC, width: 176, height: 144, pictures: 20 });
    isNear(until, 2);
    isNear(heard, 2);
    assert.ok(bytes.indexOf('moov') < bytes.indexOf('mdat'), 'a player need not have the end to begin');
    askExiftool(bytes, 'mp4');
    askFfprobe(bytes, 'mp4');
  });

  it('takes the encoder\'s remarks out of each picture without decoding it', async () => {
    const remarked = await sample({ format: 'mp4', picture: { codec: 'libx264' }, remark: secretOf('remark') });
    const { bytes } = await scrubbed(remarked);
    await assertGone(remarked, bytes, ['remark']);
    assert.equal((await looks(bytes)).pictures, 10);
  });

  for (const [format, coded, heard] of [['avi', 'libx264', 'adpcm_ima_wav'], ['avi', 'mpeg4', 'adpcm_ms'], ['avi', 'mjpeg', 'pcm_alaw'], ['avi', 'libx264', 'pcm_mulaw'], ['mpegts', 'libx264', 'aac'], ['mpegts', 'libx265', 'mp2'], ['vob', 'mpeg2video', 'mp2']] as const) {
    it(`reads what a camera's recorder gives out, picture and sound: ${format} with ${coded} and ${heard}`, async () => {
      const recorded = await sample({ format, picture: { codec: coded }, sound: { codec: heard, rate: heard.startsWith('pcm') ? 8000 : 48_000 }, seconds: 2, tags: { title: secretOf('title'), service_name: secretOf('service') } });
      const { kind, bytes } = await scrubbed(recorded);
      const { picture, sound, pictures, until } = await looks(bytes);
      assert.deepEqual([kind, picture, sound], ['video', AV_CODEC_ID_H264, AV_CODEC_ID_AAC]);
      assert.ok(pictures >= 19, `${pictures} pictures`);
      isNear(until, 2);
      for (const secret of [secretOf('title'), secretOf('service'), 'Lavc', 'x264']) assert.equal(bytes.includes(secret), false, secret);
      askFfprobe(bytes, 'mp4');
    });
  }

  for (const [format, codec] of [['flac', 'flac'], ['ipod', 'alac'], ['wav', 'pcm_s24le'], ['wav', 'adpcm_ima_wav']] as const) {
    it(`reads a recording of ${codec} in ${format}`, async () => {
      const { kind, bytes } = await scrubbed(await sample({ format, sound: { codec }, seconds: 2, tags }));
      const { sound, heard } = await looks(bytes);
      assert.deepEqual([kind, sound], ['audio', AV_CODEC_ID_AAC]);
      isNear(heard, 2);
      for (const secret of [tags.title, tags.artist]) assert.equal(bytes.includes(secret), false, secret);
    });
  }

  it('says of a video that it encodes anew how its colours are meant, so that high dynamic range does not look washed out', async () => {
    const { bytes } = await scrubbed(await sample({ format: 'mp4', picture: { codec: 'libx265', hlg: true } }));
    const source = await openSource(bytes, CONTAINERS['video/mp4']!);
    try {
      const { codecId, colorSpace, colorPrimaries, colorTrc, colorRange } = source.picture!.codecpar;
      assert.deepEqual([codecId, colorSpace, colorPrimaries, colorTrc, colorRange], [AV_CODEC_ID_H264, AVCOL_SPC_BT2020_NCL, AVCOL_PRI_BT2020, AVCOL_TRC_ARIB_STD_B67, AVCOL_RANGE_MPEG]);
    } finally {
      await source.close();
    }
  });

  for (const [name, format, codec] of [['3GP with H.263', '3gp', 'h263'], ['QuickTime with H.265', 'mov', 'libx265'], ['MP4 with MPEG-4', 'mp4', 'mpeg4'], ['WebM with VP8', 'webm', 'libvpx']] as const) {
    it(`makes ${name} into what every browser plays`, async () => {
      const phone = await sample({ format, picture: { codec }, tags });
      const { contentType, bytes } = await scrubbed(phone);
      assert.equal(contentType, 'video/mp4');
      const { picture, pictures, until, width } = await looks(bytes);
      assert.deepEqual([picture, width, pictures], [AV_CODEC_ID_H264, 176, 10]);
      isNear(until, 1);
      for (const secret of [tags.title, tags.artist, 'Lavc', 'x264', 'x265']) assert.equal(bytes.includes(secret), false, secret);
      askFfprobe(bytes, 'mp4');
    });
  }

  it('makes sound of every kind into AAC without tags and covers', async () => {
    const cover = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } }).jpeg().withExif({ IFD0: { Make: secretOf('cover') } }).toBuffer();
    const texts = id3({ TIT2: secretOf('id3') }, cover);
    const mp3 = Buffer.concat([texts, await sample({ format: 'mp3', sound: { codec: 'libmp3lame' } }), Buffer.from(`TAG${secretOf('id3v1')}`)]);
    const ogg = await sample({ format: 'ogg', sound: { codec: 'libopus' }, tags });
    const m4a = withInMoov(await sample({ format: 'ipod', sound: { codec: 'aac' }, tags }), ...phonesBoxes(secretOf));
    const aac = await sample({ format: 'adts', sound: { codec: 'aac' } });
    const cases: [string, Buffer, string, string[]][] = [['mp3', mp3, 'audio', ['id3', 'cover', 'id3v1']], ['ogg', ogg, 'voice', ['title', 'comment']], ['m4a', m4a, 'audio', ['title', 'place', 'quicktime', 'chapter']], ['aac', aac, 'audio', []], ['amr', amr(), 'audio', []]];
    for (const [name, original, kind, secrets] of cases) {
      const { bytes, ...told } = await scrubbed(original);
      assert.deepEqual(told, { kind, contentType: 'audio/mp4' }, name);
      if (secrets.length > 0) await assertGone(original, bytes, secrets);
      const { picture, sound, heard } = await looks(bytes);
      assert.deepEqual([picture, sound], [undefined, AV_CODEC_ID_AAC], name);
      isNear(heard, 1);
      askExiftool(bytes, 'm4a');
      askFfprobe(bytes, 'm4a');
    }
  });

  it('keeps a recording whose phone left its pauses out, as long as it was', async () => {
    const speech = amr();
    // Frames that hold nothing (type 15, 3GPP TS 26.101).
    const recording = Buffer.concat([speech, Buffer.alloc(200, 0x7c), speech.subarray(6)]);
    isNear((await looks((await scrubbed(recording)).bytes)).heard, 6);
  });

  it('encodes a picture anew within the room that is left for it', async () => {
    const room = 1_200_000;
    const original = await sample({ format: 'mp4', picture: { codec: 'mpeg4', noise: true }, turns: 4 });
    assert.ok(original.length > 4 * room);
    const source = await openSource(original, CONTAINERS['video/mp4']!);
    const picture = await encodeAnew(source, source.picture!, room);
    let size = 0;
    for await (const packet of picture.packets()) {
      size += packet.size;
      packet.free();
    }
    picture.free();
    await source.close();
    assert.ok(size > room / 2 && size < 1.1 * room, `${size} bytes`);
  });

  it('lets the sound of a video not grow', async () => {
    let seed = 7;
    const samples = Float32Array.from({ length: 4 * 48_000 }, () => ((seed = (seed * 48_271) % 0x7fffffff) / 0x7fffffff - 0.5) / 2);
    const original = await sample({ format: 'mp4', picture: { codec: 'libx264' }, sound: { codec: 'aac', samples }, seconds: 4 });
    const weight = async (bytes: Buffer) => {
      const source = await openSource(bytes, CONTAINERS['video/mp4']!);
      let size = 0;
      for await (const packet of source.packets(source.sound!)) size += packet.size;
      await source.close();
      return size;
    };
    const [before, after] = [await weight(original), await weight((await scrubbed(original)).bytes)];
    assert.ok(after < 1.15 * before, `${before} bytes became ${after}`);
  });

  it('keeps the way a video is held up', async () => {
    const upright = await sample({ format: 'mp4', picture: { codec: 'libx264' } });
    // Turned by 90°: the matrix of the track's header (ISO 14496-12, 8.3.2).
    const header = upright.indexOf('tkhd') + 4;
    const turned = [0, 0x10000, 0, -0x10000, 0, 0, 176 << 16, 0, 0x40000000];
    turned.forEach((value, index) => upright.writeInt32BE(value | 0, header + 40 + 4 * index));
    const { bytes } = await scrubbed(upright);
    const after = bytes.indexOf('tkhd') + 4;
    assert.deepEqual([bytes.readInt32BE(after + 44), bytes.readInt32BE(after + 52)], [0x10000, -0x10000]);
  });

  it('leaves no picture of what was cut away in the phone\'s editor, which only hides it', async () => {
    const film = await sample({ format: 'mp4', picture: { codec: 'libx264' }, seconds: 2 });
    // The first entry of the edit list (ISO 14496-12, 8.6.6): how long, and from where. The scale of the film is milliseconds, the track's is its own.
    const list = film.indexOf('elst') + 12;
    const header = film.indexOf('mdhd') + 4;
    const [scale, begins] = [film.readUInt32BE(header + 12), film.readUInt32BE(list + 4)];
    film.writeUInt32BE(1000, list);
    film.writeUInt32BE(begins + scale, list + 4);
    const { bytes } = await scrubbed(film);
    assert.equal(bytes.readUInt32BE(bytes.indexOf('stsz') + 12), 10, 'pictures of the second that is shown, and no other');
  });

  it('leaves nothing of a picture\'s edges that the file hides', async () => {
    const film = await sample({ format: 'mp4', picture: { codec: 'libx264' } });
    // A clean aperture of 80 × 60 in the middle (ISO 14496-12, 12.1.4): fractions of width, height, and how far the middle is moved.
    const shown = Buffer.alloc(32);
    [80, 1, 60, 1, 0, 1, 0, 1].forEach((value, index) => shown.writeInt32BE(value, 4 * index));
    const cut = box('clap', shown);
    const entry = film.indexOf('avc1', film.indexOf('stsd')) - 4;
    const end = entry + film.readUInt32BE(entry);
    const original = Buffer.concat([film.subarray(0, end), cut, film.subarray(end)]);
    for (const type of ['avc1', 'stsd', 'stbl', 'minf', 'mdia', 'trak', 'moov']) {
      const at = film.lastIndexOf(type, entry + 4) - 4;
      original.writeUInt32BE(film.readUInt32BE(at) + cut.length, at);
    }
    const { width, height, pictures } = await looks((await scrubbed(original)).bytes);
    assert.deepEqual([width, height, pictures], [80, 60, 10]);
  });

  it('keeps what of a cut-off recording can be played, and refuses one without its table', async () => {
    const whole = await sample({ format: 'ogg', sound: { codec: 'libopus' }, seconds: 4 });
    const { bytes } = await scrubbed(whole.subarray(0, Math.floor(whole.length / 2)));
    assert.ok((await looks(bytes)).heard > 0.5);
    const mp4 = await sample({ format: 'mp4', picture: { codec: 'libx264' } });
    assert.equal(await problem(mp4.subarray(0, mp4.length - 200)), 'unreadable');
  });

  it('reads no other file, whatever a track refers to', async () => {
    const mp4 = await sample({ format: 'mp4', picture: { codec: 'libx264' } });
    const url = mp4.indexOf('url ');
    const outside = Buffer.from(mp4);
    // Not "in this file" any more, and no name follows: flags of ISO 14496-12, 8.7.2.
    outside[url + 7] = 0;
    const result = await problem(outside);
    assert.ok(['video', 'unreadable'].includes(result));
    for (const list of ['#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n', 'ffconcat version 1.0\nfile /etc/passwd\n']) assert.equal(await problem(Buffer.from(list)), 'unsupported');
  });

  it('refuses a video that says it lasts for hours', async () => {
    const mp4 = Buffer.from(await sample({ format: 'mp4', picture: { codec: 'libx264' } }));
    // The first entry of the table of times: how many pictures, and how long each lasts.
    const times = mp4.indexOf('stts') + 12;
    mp4.writeUInt32BE(mp4.readUInt32BE(times + 4) * 20_000, times + 4);
    // Without the list that tells a player to show the first second alone.
    mp4.write('free', mp4.indexOf('edts'), 'latin1');
    assert.equal(await problem(mp4), 'too-large');
  });

  it('refuses nonsense in any container, and never throws', async () => {
    const mp4 = await sample({ format: 'mp4', picture: { codec: 'libx264' }, sound: { codec: 'aac' } });
    const deep = Array.from({ length: 3000 }).reduce<Buffer>((inner) => box('moov', inner), Buffer.alloc(8));
    for (const bytes of [Buffer.concat([mp4.subarray(0, 40), deep]), Buffer.concat([mp4.subarray(0, 32), Buffer.alloc(5000, 0xff)]), Buffer.from('OggS' + '\xff'.repeat(300), 'latin1'), Buffer.concat([Buffer.from('ID3\x03\0\0\x7f\x7f\x7f\x7f', 'latin1'), Buffer.alloc(99)])]) {
      assert.match(await problem(bytes), /^(unreadable|unsupported)$/);
    }
    let seed = 7;
    for (let turn = 0; turn < 40; turn++) {
      const broken = Buffer.from(mp4);
      for (let flaw = 0; flaw < 12; flaw++) broken[(seed = (seed * 48_271) % 0x7fffffff) % broken.length] = seed & 255;
      assert.match(await problem(broken), /^(unreadable|unsupported|too-large|video|audio)$/);
    }
  });
});
