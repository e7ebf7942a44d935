// Lists and buttons within WhatsApp's limits, and what citizens do with them.
import assert from 'node:assert/strict';
import { offer, pagesOf, readPick, type Option } from '../../../lib/desk/conversation/choices';

const option = (id: string, en = `Title ${id}`): Option => ({ id, title: { hi: en, en } });
const many = (count: number): Option[] => Array.from({ length: count }, (_, index) => option(`o${index + 1}`, `Option ${'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'[index]}${index}`));
const typed = (text: string) => ({ text, media: [] });

describe('choices', () => {
  it('are buttons up to three short titles, a list from then on', () => {
    assert.equal(offer('q', many(3), 'en')?.style, 'buttons');
    assert.equal(offer('q', many(4), 'en')?.style, 'list');
    assert.equal(offer('q', [option('a', 'A title of twenty-one')], 'en')?.style, 'list');
    assert.equal(offer('q', [], 'en'), undefined);
  });
  for (const count of [1, 9, 10, 11, 18, 19, 20, 27, 28, 40]) {
    it(`show each of ${count} options once, on pages of at most ten rows`, () => {
      const options = many(count);
      const pages = pagesOf(options);
      assert.deepEqual(pages.flat(), options);
      for (const page of pages.keys()) assert.ok((offer('q', options, 'en', page)?.items.length ?? 0) <= 10);
    });
    it(`lead through the pages of ${count} options by "more" and back to the first`, () => {
      const options = many(count);
      let page = 0;
      for (let step = 1; step < pagesOf(options).length; step++) {
        const more = offer('q', options, 'en', page)!.items.find(({ title }) => title.startsWith('More'))!;
        assert.deepEqual(readPick('q', options, { text: '', choice: more.id, media: [] }, page), { page: page + 1 });
        page += 1;
      }
      if (page > 0) assert.deepEqual(readPick('q', options, { text: '', choice: 'q:+0', media: [] }, page), { page: 0 });
    });
  }
  it('are picked by the number of the row that is seen', () => {
    const options = many(12);
    assert.deepEqual(readPick('q', options, typed('1'), 1), { id: 'o10' });
    assert.deepEqual(readPick('q', options, typed('१०'), 0), { page: 1 });
    assert.deepEqual(readPick('q', options, typed('12'), 0), { id: 'o12' });
    assert.equal(readPick('q', options, typed('13'), 0), null);
  });
  it('are picked by a title in any spelling or script, never by one that fits two', () => {
    const districts: Option[] = [{ id: 'JNP', title: { hi: 'जौनपुर', en: 'Jaunpur' } }, { id: 'GZP', title: { hi: 'गाजीपुर', en: 'Ghazipur' } }, { id: 'CDL', title: { hi: 'चंदौली', en: 'Chandauli' } }];
    for (const [text, id] of [['jaunpur', 'JNP'], ['JOUNPUR', 'JNP'], ['जौनपुर', 'JNP'], ['gazipur', 'GZP'], ['ग़ाज़ीपुर', 'GZP'], ['chandoli', 'CDL'], ['Chandauli.', 'CDL']] as const) assert.deepEqual(readPick('q', districts, typed(text)), { id }, text);
    assert.equal(readPick('q', districts, typed('pur')), null);
    assert.equal(readPick('q', [option('a', 'Illegal liquor'), option('b', 'Illegal weapons')], typed('illegal')), null);
  });
  it('are not picked by a tap on another list, nor by a sentence that happens to hold a title', () => {
    assert.equal(readPick('q', many(3), { text: 'Option a0', choice: 'other:o1', media: [] }), null);
    assert.equal(readPick('q', [option('cow', 'Cow smuggling')], typed('yesterday at night cow smuggling was seen near the river')), null);
  });
  it('shorten a title that police IT made too long', () => {
    const item = offer('q', [...many(3), option('x', 'A title that is much longer than a list allows')], 'en')!.items[3]!;
    assert.ok(item.title.length <= 24 && item.title.endsWith('…'));
  });
});
