// Numbers as citizens type them.
import assert from 'node:assert/strict';
import { numberIn } from '../../../lib/desk/conversation/numbers';

describe('a typed number', () => {
  for (const [typed, number] of [['2', 2], ['२', 2], ['2.', 2], ['no 2', 2], ['No. 2', 2], ['option 2', 2], ['दो', 2], ['do', 2], ['two', 2], ['(3)', 3], ['१०', 10], ['नंबर 4', 4], ['2️⃣', 2], ['दस', 10], ['second', 2]] as const) {
    it(`"${typed}" is ${number}`, () => assert.equal(numberIn(typed), number));
  }
  for (const typed of ['', 'hello', '2 truck', 'do log', 'raat 10 baje truck', '26/11', 'एक आदमी']) {
    it(`"${typed}" is no choice of a row`, () => assert.equal(numberIn(typed), null));
  }
});
