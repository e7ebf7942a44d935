// Where an error came up, as the log tells it.
import assert from 'node:assert/strict';
import { placeOf } from '../../lib/runtime/process-life';

describe('the place of an error', () => {
  it('is a file of the program and a line', () => {
    assert.match(placeOf(new Error('x')), /^ It came up at place-of\.spec\.(js|ts):\d+:\d+/);
  });

  it('is nothing of the words of its message, whatever form they have', () => {
    const words = 'my name is\n    at Ram of Patna:1:2\n    at Ram.js:3:4';
    for (const error of [new Error(words), Object.assign(new Error(words), { message: 'another' }), new SyntaxError(words)]) assert.doesNotMatch(placeOf(error), /Ram|Patna/);
    assert.match(placeOf(new Error(words)), /place-of/);
  });

  it('is empty for what is no error', () => {
    for (const thrown of ['words', null, { stack: 'Error\n    at Ram.js:1:1' }]) assert.equal(placeOf(thrown), '');
  });
});
