// What is taken out of an officer's video, and what must stay.
import assert from 'node:assert/strict';
import { scrubVideo } from '../../../lib/desk/cases/scrub-video';
import { movieWithPlace } from './movie';

describe('scrubbing of a video', () => {
  it('takes out place, path and time of recording and leaves picture and sound where they were', () => {
    const original = movieWithPlace();
    const clean = scrubVideo(original);
    assert.equal(clean.length, original.length);
    assert.equal(clean.includes('+25.593'), false);
    assert.equal(clean.includes(Buffer.from([1, 2, 3, 4])), false);
    assert.equal(clean.indexOf('picture and sound'), original.indexOf('picture and sound'));
    assert.equal(clean.includes('vide'), true);
    assert.equal(original.includes('+25.593'), true, 'the caller keeps its own bytes');
  });

  it('refuses a file whose boxes do not fit into each other', () => {
    const broken = movieWithPlace();
    broken.writeUInt32BE(0x7fffffff, broken.indexOf('moov') - 4);
    assert.throws(() => scrubVideo(broken), { code: 'unreadable-media' });
    assert.throws(() => scrubVideo(movieWithPlace().subarray(0, 24)), { code: 'unreadable-media' });
  });
});
