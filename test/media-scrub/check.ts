// How the tests look at what came out: for secrets in any writing, and by tools that know the formats, where this machine has them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSearcher } from '../canary/searcher/search';

/** Names of places in a file, each with a text that stands nowhere else. */
export const secretOf = (name: string) => `hidden ${name} of Asha 26.85`;

/** @throws AssertionError where one of the secrets is in the bytes, in any writing; or was not in the original, so that nothing is proved */
export async function assertGone(original: Buffer, scrubbed: Buffer, names: string[]): Promise<void> {
  const searcher = makeSearcher(names.map((name) => ({ kind: name, group: 'identity', texts: [secretOf(name)] })));
  const found = async (content: Buffer) => new Set((await searcher.search({ place: 'file', name: 'file', content })).finds.map((find) => find.secret.kind));
  assert.deepEqual([...(await found(original))].sort(), [...names].sort(), 'the sample holds its secrets');
  assert.deepEqual([...(await found(scrubbed))], []);
}

/** Tags that a file can't be without: what it is, how large, how long, and how it is coded. */
const OF_THE_FORMAT = /^(SourceFile|ExifTool|File|System|JFIF|PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette|Pixel)|QuickTime:(MajorBrand|MinorVersion|CompatibleBrands|MediaData|MovieHeaderVersion|TimeScale|Duration|Preferred|Preview|Poster|Selection|CurrentTime|NextTrackID|Track(HeaderVersion|ID|Duration|Layer|Volume)|MatrixStructure|TransferCharacteristics|MatrixCoefficients|Image|Graphics|OpColor|CompressorID|SourceImage|XRes|YRes|Bit|Color|Video|Pixel|Audio|Balance|MediaHeaderVersion|MediaTimeScale|MediaDuration|MediaLanguageCode|HandlerType|Handler(Class)?|AverageBitrate|MaxBitrate|BufferSize|AspectRatio)|PDF:(PDFVersion|Linearized|PageCount)|Composite)/;

/** Where exiftool is on this machine: no tag tells more than the format must. */
export function askExiftool(bytes: Buffer, extension: string): void {
  inFile(bytes, extension, (file) => {
    const asked = spawnSync('exiftool', ['-json', '-G', '-a', '-ee', '-api', 'LargeFileSupport=1', file], { encoding: 'utf8' });
    if (asked.error) return;
    const [tags] = JSON.parse(asked.stdout) as [Record<string, unknown>];
    const telling = Object.entries(tags).filter(([name, value]) => !OF_THE_FORMAT.test(name) && !/^0000:00:00/.test(String(value)) && value !== '');
    assert.deepEqual(telling, []);
  });
}

/** Where ffprobe is on this machine: what it says of tracks and tags. */
export function askFfprobe(bytes: Buffer, extension: string): void {
  inFile(bytes, extension, (file) => {
    const asked = spawnSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters', file], { encoding: 'utf8' });
    if (asked.error) return;
    assert.equal(asked.stderr, '', 'the file is whole');
    const { format, streams, chapters } = JSON.parse(asked.stdout) as { format: { tags?: Record<string, string> }; streams: { codec_type: string; tags?: Record<string, string> }[]; chapters: unknown[] };
    assert.deepEqual(chapters, []);
    assert.deepEqual(Object.keys(format.tags ?? {}).filter((name) => !/^(major_brand|minor_version|compatible_brands)$/.test(name)), []);
    for (const { codec_type, tags } of streams) {
      assert.match(codec_type, /^(video|audio)$/);
      assert.deepEqual(Object.entries(tags ?? {}).filter(([name, value]) => !(name === 'language' && value === 'und') && !(name === 'vendor_id' && value === '[0][0][0][0]')), []);
    }
  });
}

function inFile(bytes: Buffer, extension: string, ask: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'satark-scrubbed-'));
  try {
    const file = join(folder, `scrubbed.${extension}`);
    writeFileSync(file, bytes);
    ask(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
