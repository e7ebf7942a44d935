// The log says what went wrong, and never what a citizen wrote, whoever they are.
import assert from 'node:assert/strict';
import { errorKind, log, withoutNumbers } from '../lib/log/log';
import { placeOf } from '../lib/runtime/process-life';

/** What an error of a library quotes. */
const QUOTED = 'insert of "seen by Asha Devi, +919800000077" failed';

describe('the log', () => {
  it('tells of an error its class and a code of a known form, and no word of its message', () => {
    const withCode = (code: unknown) => Object.assign(new TypeError(QUOTED), { code });
    assert.equal(errorKind(new Error(QUOTED)), 'Error');
    assert.equal(errorKind(withCode('57P01')), 'TypeError 57P01');
    assert.equal(errorKind(withCode('ECONNREFUSED')), 'TypeError ECONNREFUSED');
    assert.equal(errorKind(withCode(63016)), 'TypeError 63016');
    assert.equal(errorKind(QUOTED), 'an unknown error');
    assert.equal(errorKind({ message: QUOTED }), 'an unknown error');
  });

  it('takes no class and no code that could be text or a number of somebody', () => {
    for (const code of ['+919800000077', '9800000077', 9_800_000_077, 'Asha Devi', 'seen by', 'ASHA_9800', '', null, undefined, {}, 1.5]) assert.equal(errorKind(Object.assign(new Error(QUOTED), { code })), 'Error', String(code));
    for (const name of ['Asha Devi', '+919800000077', 'Asha', QUOTED, `${'A'.repeat(60)}Error`, 5]) assert.equal(errorKind(Object.assign(new Error(QUOTED), { name })), 'an error of its own kind', String(name));
  });

  it('tells of what throws again when it is looked at that it is unknown', () => {
    const again = () => {
      throw new Error(QUOTED);
    };
    for (const name of ['name', 'code', 'message', 'stack']) {
      const error = Object.defineProperty(new Error(QUOTED), name, { get: again });
      assert.match(errorKind(error), /^(an unknown error|Error)$/, name);
      assert.match(placeOf(error), /^$|^ It came up at log\.spec/, name);
      if (name === 'message' || name === 'stack') assert.equal(placeOf(Object.defineProperty(new Error(QUOTED), name, { value: { toString: again } })), '', name);
    }
    const foreign = new Proxy(new Error(QUOTED), { getPrototypeOf: again });
    assert.equal(errorKind(foreign), 'an unknown error');
    assert.equal(placeOf(foreign), '');
  });

  it('takes numbers, ids and addresses out of a sentence, should one ever get into it', () => {
    const secrets = ['+919800000077', '98000 00077', '980-000-0077', '९८००००००७७', 'whatsapp:+919800000077', 'whatsapp:IN.2000000000000017', `SM${'0f'.repeat(16)}`, 'asha.devi@example.org', 'https://api.twilio.com/2010-04-01/Accounts/x/Messages/y', 'https://example.org/media/abc'];
    for (const secret of secrets) assert.equal(withoutNumbers(`a message of ${secret} waits`), 'a message of … waits', secret);
    assert.equal(withoutNumbers('the desk ended by itself (exit code 137), 3 of 20260 rows'), 'the desk ended by itself (exit code 137), 3 of 20260 rows');
  });

  it('writes one line, without them', () => {
    const written: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = ((text: string) => written.push(text) > 0) as typeof write;
    try {
      log('warn', 'gate', 'a message of +919800000077 waits', { messages: 2 });
    } finally {
      process.stderr.write = write;
    }
    assert.match(written.join(''), /^\S+Z warn {2}gate: a message of … waits messages=2\n$/);
  });
});
