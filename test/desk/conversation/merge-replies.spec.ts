// What the bot says in a turn goes in as few messages as WhatsApp lets through.
import assert from 'node:assert/strict';
import { mergeReplies } from '../../../lib/desk/conversation/merge-replies';
import type { Reply } from '../../../lib/desk/conversation/turn';

const text = (words: string, more: Partial<Reply> = {}): Reply => ({ language: 'en', text: words, ...more });
const choices = { style: 'buttons' as const, items: [{ id: 'a:b', title: 'B' }] };

describe('merged replies', () => {
  it('are one message where texts lead to a question', () => {
    assert.deepEqual(mergeReplies([text('Noted.'), text('Call 112.'), text('Which?', { choices })]), [{ message: { language: 'en', text: 'Noted.\n\nCall 112.\n\nWhich?', choices }, replaceable: false }]);
  });
  it('are cut where they would be longer than WhatsApp takes', () => {
    const merged = mergeReplies([text('a '.repeat(700)), text('b '.repeat(300)), text('c '.repeat(900), { choices })]);
    assert.ok(merged.every(({ message }) => message.text.length <= (message.choices ? 1024 : 1600)));
    assert.equal(merged.map(({ message }) => message.text).join('').replace(/\s/g, '').length, 1900);
    assert.deepEqual(merged.map(({ message }) => Boolean(message.choices)), [...merged.slice(1).map(() => false), true]);
  });
  it('keep a picture with its caption and a second question apart', () => {
    const media = { id: 'x', kind: 'photo' as const, contentType: 'image/jpeg', size: 1 };
    assert.equal(mergeReplies([text('a'), text('b', { media }), text('c'), text('d', { choices }), text('e')]).length, 4);
  });
  it('change the handle with the last message', () => {
    const merged = mergeReplies([text('filed', { handle: 'filed', receipt: 'R', choices }), text('and more')]);
    assert.deepEqual(merged.map(({ message }) => [message.handle, message.receipt]), [[undefined, undefined], ['filed', 'R']]);
  });
  it('may be replaced only where every part may', () => {
    assert.deepEqual(mergeReplies([text('a', { replaceable: true }), text('b', { replaceable: true })]).map((one) => one.replaceable), [true]);
    assert.deepEqual(mergeReplies([text('call 112'), text('b', { replaceable: true })]).map((one) => one.replaceable), [false]);
  });
});
