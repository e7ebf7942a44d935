// One message becomes as few WhatsApp messages as it fits in.
import assert from 'node:assert/strict';
import type { BotMessage } from '../../../lib/exchange/messages';
import { planParts, splitText } from '../../../lib/gate/outgoing/parts';

const OPTIONS = { asText: false, withoutMedia: false, hint: 'Reply with the number.' };
const plan = (message: Partial<BotMessage>, options: Partial<typeof OPTIONS> = {}) => planParts({ language: 'en', text: '', ...message }, { ...OPTIONS, ...options });
const media = (kind: 'photo' | 'voice') => ({ id: 'm', kind, contentType: 'x/y', size: 1 });
const choices = (count: number) => ({ style: 'list' as const, items: Array.from({ length: count }, (_, index) => ({ id: `${index}`, title: `Row ${index}` })) });

describe('the parts of a message', () => {
  it('are one where text, caption or list fit', () => {
    assert.deepEqual(plan({ text: 'x' }).map((part) => part.kind), ['text']);
    assert.deepEqual(plan({ text: 'x', media: media('photo') }).map((part) => [part.kind, part.body]), [['media', 'x']]);
    assert.deepEqual(plan({ text: 'x', choices: choices(10) }).map((part) => part.kind), ['choices']);
  });

  it('are ten at most, however long the text is', () => {
    assert.equal(plan({ text: 'word '.repeat(20_000) }).length, 10);
  });

  it('put words before a voice message and a question after a photo', () => {
    assert.deepEqual(plan({ text: 'x', media: media('voice') }).map((part) => part.kind), ['text', 'media']);
    assert.deepEqual(plan({ text: 'x', media: media('photo'), choices: choices(2) }).map((part) => part.kind), ['media', 'choices']);
  });

  it('number a list that has too many rows or too long a title for WhatsApp', () => {
    assert.equal(plan({ text: 'x', choices: choices(11) })[0]?.kind, 'text');
    assert.equal(plan({ text: 'x', choices: { style: 'buttons', items: [{ id: '1', title: 'A title of more than twenty' }] } })[0]?.kind, 'text');
  });

  it('stay the same up to the one that is changed', () => {
    const message = { text: 'x', media: media('photo'), choices: choices(2) };
    assert.deepEqual(plan(message, { asText: true })[0], plan(message)[0]);
    const spoken = { text: 'x', media: media('voice') };
    assert.deepEqual(plan(spoken, { withoutMedia: true }), plan(spoken).slice(0, 1));
  });
});

describe('splitting a text', () => {
  it('prefers paragraphs, then sentences, then words, and loses nothing but the gaps', () => {
    assert.deepEqual(splitText('one two\n\nthree four', 12), ['one two', 'three four']);
    assert.deepEqual(splitText('यह पहला है। यह दूसरा है।', 14), ['यह पहला है।', 'यह दूसरा है।']);
    assert.deepEqual(splitText('one two three', 9), ['one two', 'three']);
  });

  it('never cuts within a letter and its signs', () => {
    for (const piece of splitText('कि'.repeat(100), 31)) assert.match(piece, /^(कि)+$/);
    for (const piece of splitText('😀'.repeat(100), 31)) assert.equal(piece.isWellFormed(), true);
  });

  it('makes no piece longer than asked, and none of nothing', () => {
    for (const piece of splitText('x'.repeat(5000), 1600)) assert.ok(piece.length <= 1600);
    assert.deepEqual(splitText('  ', 1600), []);
  });
});
