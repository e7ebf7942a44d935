// Which report a message belongs to.
import assert from 'node:assert/strict';
import { chooseHandle, DEFAULT_RULES, type HandleFacts, type MessageFacts } from '../../../lib/gate/people/choose-handle';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (minutes: number) => new Date(Number(NOW) - minutes * 60_000);
const report = (handle: string, facts: Partial<HandleFacts> = {}): HandleFacts => ({ handle, state: 'in-progress', receipt: null, createdAt: ago(60), filedAt: null, lastMessageAt: null, awaitingSince: null, ...facts });
const filed = (handle: string, minutes: number, facts: Partial<HandleFacts> = {}) => report(handle, { state: 'filed', receipt: `SM-${handle}77-K2`, filedAt: ago(minutes), createdAt: ago(minutes + 10), lastMessageAt: ago(minutes), ...facts });
const choose = (handles: HandleFacts[], text: string, facts: Partial<MessageFacts> = {}) => chooseHandle(handles, { text, tapped: false, ...facts }, DEFAULT_RULES, NOW);

describe('the report that a message belongs to', () => {
  it('is new for someone new, whatever they write', () => {
    assert.equal(choose([], 'hi'), null);
    assert.equal(choose([], 'a truck came at night'), null);
  });

  it('is the one in progress', () => {
    assert.equal(choose([report('A')], 'a truck came at night'), 'A');
    assert.equal(choose([report('A', { createdAt: ago(60 * 71) })], 'a truck came at night'), 'A');
  });

  it('is not one that the desk has left open for more than three days: it would gather all that its sender reports', () => {
    assert.equal(choose([report('A', { createdAt: ago(60 * 73), lastMessageAt: ago(60) })], 'a truck came at night'), null);
    assert.equal(choose([report('A', { createdAt: ago(60 * 73), lastMessageAt: ago(60) })], 'Hi!'), null);
  });

  it('is the one that a swiped message belongs to, before all else', () => {
    assert.equal(choose([filed('A', 9000), report('B')], 'hi', { repliedHandle: 'A' }), 'A');
  });

  it('is not one that ended, even when one of its messages is swiped', () => {
    assert.equal(choose([report('A', { state: 'ended' })], 'here I am again', { repliedHandle: 'A' }), null);
  });

  it('is never that of a handle that is not the sender\'s', () => {
    assert.equal(choose([report('A')], 'x', { repliedHandle: 'SOMEONE' }), 'A');
  });

  it('is not one that the desk calls filed long after it began', () => {
    assert.equal(choose([filed('A', 10, { createdAt: ago(60 * 70) })], 'one more thing'), 'A');
    assert.equal(choose([filed('A', 10, { createdAt: ago(60 * 80), lastMessageAt: ago(60 * 80) })], 'one more thing'), null);
  });

  it('stays the same when a greeting comes within 24 hours, and is new after that', () => {
    assert.equal(choose([report('A', { lastMessageAt: ago(23 * 60) })], 'Hi!'), 'A');
    assert.equal(choose([report('A', { lastMessageAt: ago(25 * 60) })], 'Hi!'), null);
  });

  for (const greeting of ['Hi', ' hello ', 'NAMASTE', 'नमस्ते', 'नमस्ते 🙏', 'menu', 'मेन्यू']) {
    it(`is new when a report was just filed and the sender greets: ${greeting}`, () => {
      assert.equal(choose([filed('A', 5)], greeting), null);
    });
  }

  it('is not new for a tapped row that reads like a greeting', () => {
    assert.equal(choose([report('A', { lastMessageAt: ago(26 * 60) })], 'Menu', { tapped: true }), 'A');
  });

  it('is the one just filed for half an hour after its last word, and new later', () => {
    assert.equal(choose([filed('A', 29)], 'and one more photo'), 'A');
    assert.equal(choose([filed('A', 31)], 'another matter'), null);
    assert.equal(choose([filed('A', 90, { lastMessageAt: ago(10) })], 'and one more photo'), 'A');
  });

  it('is the one with an officer\'s question that stands open, even when another is in progress', () => {
    assert.equal(choose([filed('A', 9000, { awaitingSince: ago(600) }), report('B')], 'it was white'), 'A');
  });

  it('is not one whose question is older than three days', () => {
    assert.equal(choose([filed('A', 9000, { awaitingSince: ago(73 * 60) })], 'it was white'), null);
  });

  it('is the one whose receipt the sender quotes, in any case and with Devanagari digits', () => {
    const handles = [filed('A', 9000), filed('B', 9000), report('C')];
    assert.equal(choose(handles, 'status SM-A77-K2'), 'A');
    assert.equal(choose(handles, 'Status sm b77 k2'), 'B');
    assert.equal(choose(handles, 'स्थिति SM-A७७-K२'), 'A');
    assert.equal(choose(handles, 'SM-B77-K2'), 'B');
  });

  it('is not led by the receipt of someone else, nor by one in the middle of a story', () => {
    const handles = [filed('A', 9000), report('C')];
    assert.equal(choose(handles, 'status SM-Z77-K2'), 'C');
    assert.equal(choose(handles, 'I wrote before under SM-A77-K2 and now the truck is back'), 'C');
  });
});
