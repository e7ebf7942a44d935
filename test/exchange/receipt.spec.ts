// Receipts: what citizens copy from a screen, say on the phone and type back.
import assert from 'node:assert/strict';
import { newReceipt, readReceipt } from '../../lib/exchange/receipt';

describe('receipt', () => {
  it('is read in any case and with any signs between', () => {
    const receipt = newReceipt();
    assert.match(receipt, /^[2-9A-HJKMNP-TW-Z]{3}-[2-9A-HJKMNP-TW-Z]{3}-[2-9A-HJKMNP-TW-Z]{3}$/);
    for (const typed of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ''), ` ${receipt.replaceAll('-', ' ')}. `]) assert.equal(readReceipt(typed), receipt);
  });

  it('is never another receipt after one wrong sign or two swapped', () => {
    const receipt = newReceipt();
    const signs = [...receipt.replaceAll('-', '')];
    for (let index = 0; index < signs.length; index++) {
      for (const sign of '23456789ABCDEFGHJKMNPQRSTWXYZ') {
        if (sign !== signs[index]) assert.equal(readReceipt(signs.with(index, sign).join('')), null);
      }
      const next = signs[index + 1];
      if (next && next !== signs[index]) assert.equal(readReceipt(signs.with(index, next).with(index + 1, signs[index]!).join('')), null);
    }
  });

  it('does not come twice', () => {
    assert.equal(new Set(Array.from({ length: 2000 }, newReceipt)).size, 2000);
  });
});
