// The canary's searcher finds what it is to find: every writing, anywhere, packed or plain; and nothing else.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { needlesOf } from './needles';
import { makeSearcher, type Material } from './search';
import type { Secret } from './secret';

const NUMBER: Secret = { kind: "citizen's number", group: 'identity', texts: [], number: '919800001357' };
const NAME: Secret = { kind: 'profile name', group: 'identity', texts: ['Tavrimonek', 'कुलशविता'] };
const MAIL: Secret = { kind: 'e-mail address', group: 'identity', texts: ['tavrim.onek@example.org'] };
const SID: Secret = { kind: "Twilio's id of a message", group: 'identity', texts: ['0f1e2d3c4b5a69788796a5b4c3d2e1f0'] };
const POSITION: Secret = { kind: 'position of a photo', group: 'identity', texts: ['25.748163'], bytes: [{ writing: 'EXIF fractions', bytes: Buffer.from('0000001900000001000000 2c00000001'.replace(' ', ''), 'hex') }] };
const SECRETS = [NUMBER, NAME, MAIL, SID, POSITION];
const searcher = makeSearcher(SECRETS);

const material = (content: Buffer): Material => ({ place: 'a test', name: 'bytes', content });
const found = async (content: Buffer | string) => (await searcher.search(material(Buffer.from(content)))).finds;
const kinds = async (content: Buffer | string) => [...new Set((await found(content)).map(({ secret }) => secret))];
const noise = (length: number) => randomBytes(length);
const within = (bytes: Buffer | string) => Buffer.concat([noise(501), Buffer.from(bytes), noise(333)]);

describe('the canary searcher', () => {
  for (const secret of SECRETS) {
    it(`finds every writing of a ${secret.kind} among other bytes`, async () => {
      const needles = needlesOf(secret);
      assert.ok(needles.length > 40, `only ${needles.length} needles`);
      for (const { writing, bytes } of needles) {
        const finds = await found(within(bytes));
        assert.ok(finds.some((find) => find.secret === secret), `not found: ${writing}`);
      }
    });
  }

  it('finds a number whatever stands between its digits', async () => {
    const written = ['98000 01357', '98000-01357', '+91 (980) 000.1357', '9 8 0 0 0 0 1 3 5 7', '9.8.0.0.0.0.1.3.5.7', '98000\u00a001357', '98000 – 01357', '0-9800-00-1357', '98000\n01357', '९८००० ०१३५७', '९8०-००0 १३५७', '٩٨٠٠٠٠١٣٥٧', '９８０００ ０１３５７', '௯௮௦௦௦ ௦௧௩௫௭'];
    for (const text of written) assert.deepEqual(await kinds(within(`call ${text} now`)), [NUMBER], text);
    assert.deepEqual(await kinds(Buffer.from('98000-01357', 'utf16le')), [NUMBER]);
  });

  it('finds a number whose digits or groups were turned round', async () => {
    for (const text of ['7531000089', '01357 98000', '01357-98000', '0135798000', '00089 75310', '1357-000-980', '1357980000']) assert.deepEqual(await kinds(`id=${text};`), [NUMBER], text);
  });

  it('finds hashes without a key of the ways to write a number, whole or shortened', async () => {
    for (const text of ['+919800001357', '919800001357', '9800001357', '09800001357', 'whatsapp:+919800001357']) {
      for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
        const digest = createHash(algorithm).update(text).digest();
        for (const bytes of [digest, digest.subarray(0, 10), digest.toString('hex'), digest.toString('hex').toUpperCase(), digest.toString('base64'), digest.toString('base64url')]) {
          const finds = await found(within(bytes));
          assert.ok(finds.some(({ secret, writing }) => secret === NUMBER && writing.includes(algorithm)), `${algorithm} of ${text}`);
        }
      }
    }
  });

  it('finds base64 wherever the secret stands in what was encoded', async () => {
    for (let before = 0; before < 7; before++) {
      const text = `${'x'.repeat(before)}+919800001357 Tavrimonek कुलशविता`;
      for (const encoding of ['base64', 'base64url'] as const) assert.deepEqual(new Set(await kinds(`"${Buffer.from(text).toString(encoding)}"`)), new Set([NUMBER, NAME]));
    }
  });

  it('looks at letters of both cases alike', async () => {
    assert.deepEqual(await kinds('TAVRIMONEK'), [NAME]);
    assert.deepEqual(await kinds('SM0F1E2D3C4B5A69788796A5B4C3D2E1F0'), [SID]);
  });

  it('opens gzip, zlib, zstandard, zip, hex and base64, also inside each other, cut off, and behind other bytes', async () => {
    const text = `${'a story of many words '.repeat(40)}Tavrimonek${' and more'.repeat(40)}`;
    const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(16), Buffer.from([9, 0, 0, 0]), Buffer.from('word/a.xm'), deflateRawSync(text)]);
    const packings: Record<string, Buffer | string> = {
      gzip: gzipSync(text), zlib: deflateSync(text), 'zlib, best': deflateSync(text, { level: 9 }), 'zlib, stored': deflateSync(text, { level: 0 }), zstandard: zstdCompressSync(text), zip,
      hex: gzipSync(text).toString('hex'), base64: gzipSync(text).toString('base64'), base64url: gzipSync(text).toString('base64url'),
      'gzip in base64 in gzip': gzipSync(gzipSync(text).toString('base64')), 'cut off': gzipSync(`${text}${noise(5000).toString('hex')}`).subarray(0, 2000),
    };
    for (const [name, bytes] of Object.entries(packings)) assert.deepEqual(await kinds(within(Buffer.concat([Buffer.from('\n"'), Buffer.from(bytes), Buffer.from('"\n')]))), [NAME], name);
  });

  it('finds a number among others, and not by chance within a longer one', async () => {
    for (const text of ['9800002468 9800001357 9800002468', '9800002468,9800001357', '980000 98000 01357 98', '00919800001357', '+91-98000-01357 98000-02468']) assert.deepEqual(await kinds(`(${text})`), [NUMBER], text);
    for (const text of ['0.9800001357123456', '12345678980000135789', '123456789-9800001357-1', '0.12345678998000013', '1262\t98\t0\t0\t0\t0\t\n1357', '98 0 0 0 0 13 5 7']) assert.deepEqual((await kinds(`(${text})`)), text.includes('-') ? [NUMBER] : [], text);
  });

  it('finds nothing in noise, in other numbers and in likely texts', async () => {
    const likely = '9800001358, 9800001356, +919800101357, 98000 01, Tavrimon कुल 25.748 25.748162 0f1e2d3c4b5a69788796a5b4c3d2e1f1 2026-11-23T22:44:15.357Z 98,000,01357';
    assert.deepEqual(await kinds(likely), []);
    assert.deepEqual(await kinds(noise(4 * 2 ** 20)), []);
    assert.deepEqual(await kinds(noise(2 ** 20).toString('hex')), []);
    assert.deepEqual(await kinds(Buffer.alloc(2 ** 20)), []);
    assert.deepEqual(await kinds('1,2,3,4,'.repeat(100_000)), []);
  });

  it('finds what lies across the pieces in which a large file is read, and at both its ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-canary-'));
    try {
      const file = join(folder, 'large');
      const size = 33 * 2 ** 20;
      const places = [0, 16 * 2 ** 20 - 2 ** 18 - 4, 16 * 2 ** 20 - 5, 32 * 2 ** 20 - 3, size - 10];
      const words = ['Tavrimonek', 'Odrelikant', 'Ubrisolent', 'Epradonilu', 'Igvasterun'];
      const bytes = Buffer.alloc(size, 'abc ');
      words.forEach((word, index) => bytes.write(word, places[index]!));
      writeFileSync(file, bytes);
      const lookingForWords = makeSearcher(words.map((word) => ({ kind: word, group: 'identity', texts: [word] })));
      for (const content of [bytes, { file }]) {
        const { finds, bytes: searched } = await lookingForWords.search({ place: 'a test', name: 'large', content });
        assert.deepEqual(finds.map(({ secret, at }) => [secret.kind, at]), words.map((word, index) => [word, places[index]]));
        assert.equal(searched, size);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses a secret so short that chance would write it', () => {
    assert.throws(() => makeSearcher([{ kind: 'name', group: 'identity', texts: ['Asha'] }]), /too short/);
  });
});
