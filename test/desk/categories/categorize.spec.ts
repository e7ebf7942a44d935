// What categorize promises: the category, the sensitivity and the words that decided.
import assert from 'node:assert/strict';
import { categorize } from '../../../lib/desk/categories/categorize';
import type { CategoryDefinition } from '../../../lib/desk/categories/categories';
import { DEFAULT_CATEGORIES } from '../../../lib/desk/categories/default-categories';

const of = (text: string, menuChoice?: string) => categorize({ text, menuChoice, categories: DEFAULT_CATEGORIES });

describe('categorize', () => {
  it('reads one matter alike in Hindi, in English and in romanised Hindi', () => {
    for (const text of ['पान की दुकान पर गांजा बिकता है', 'ganja is sold at the paan shop', 'paan ki dukan pe gaanja bikta hai', 'pan ki dukaan par gaannja bikat ba']) {
      assert.equal(of(text).category, 'narcotics', text);
    }
  });

  it('meets every spelling of a word', () => {
    for (const word of ['katta', 'kattaa', 'कट्टा', 'tamancha', 'tamanchaa', 'तमंचा', 'kartus', 'kartoos', 'karatoos', 'कारतूस', 'bandook', 'bandooq', 'बन्दूक']) assert.equal(of(`woh ${word} bechta hai`).category, 'weapons', word);
    for (const word of ['छेड़छाड़', 'छेडछाड', 'chhed chhaad', 'chedchad', 'chherchhar', 'ched chad', 'chhed-chhad', 'chhedkhani']) assert.equal(of(`school ke bahar ${word} hoti hai`).category, 'harassment', word);
  });

  it('names the words that decided as they stand in the text', () => {
    const { because } = of('Gaon me कच्ची शराब banti hai');
    assert.ok(because.some(({ word, category }) => word === 'कच्ची शराब' && category === 'narcotics'), JSON.stringify(because));
  });

  it('lets the choice in the menu stand', () => {
    const result = of('balu ka avaidh khanan raat me hota hai', 'corruption');
    assert.equal(result.category, 'corruption');
  });

  it('raises the sensitivity and says so where a murder is told under "other"', () => {
    const result = of('mere padosi ki hatya kar di gayi hai', 'other');
    assert.equal(result.category, 'other');
    assert.equal(result.sensitivity, 'critical');
    assert.equal(result.contradiction, 'serious-crime');
    assert.ok(result.because.some(({ category }) => category === 'serious-crime'));
  });

  it('sees no contradiction where the text says little', () => {
    assert.equal(of('please look into this matter', 'gambling').contradiction, null);
    assert.equal(of('ताश खेलते हैं', 'gambling').contradiction, null);
  });

  it('takes no denied word for the thing itself', () => {
    for (const text of ['This is not about a murder, only a street light is broken', 'कोई हत्या नहीं हुई है, बस नाली जाम है', 'no robbery here, I lost my wallet', 'hatya nahi hui, bas jhagda tha']) {
      assert.notEqual(of(text).category, 'serious-crime', text);
    }
  });

  it('takes no ordinary use of a word for a crime', () => {
    assert.notEqual(of('we shoot a wedding video near the river').category, 'serious-crime');
    assert.notEqual(of('My cow is grazing in the field of my neighbour').category, 'serious-crime');
    assert.notEqual(of('gau hatya ho rahi hai').category, 'serious-crime');
    assert.equal(of('namaste, mujhe kuch poochna tha').category, 'other');
    assert.equal(of('').category, 'other');
  });

  it('starts at the sensitivity of the category', () => {
    assert.equal(of('bag me log taash pe paisa lagate hai').sensitivity, 'low');
    assert.equal(of('balu ka avaidh khanan hota hai').sensitivity, 'medium');
    assert.equal(of('ghar me tamancha banata hai').sensitivity, 'high');
    assert.equal(of('chain snatching ka video hai').sensitivity, 'critical');
  });

  it('rises with a child, with present time and with a threat to life', () => {
    assert.equal(of('bachche bhi taash pe paisa lagate hai').sensitivity, 'medium');
    assert.equal(of('abhi taash pe paisa laga rahe hai').sensitivity, 'medium');
    assert.equal(of('balu ka khanan, roka to jaan se maarne ki dhamki').sensitivity, 'critical');
    assert.equal(of('hotel me nabalig ladki ko bech diya').sensitivity, 'critical');
    assert.equal(of('spa me galat kaam hota hai').sensitivity, 'high');
  });

  it('serves a category that police IT add, with its own words', () => {
    const poaching: CategoryDefinition = { id: 'poaching', name: { en: 'Poaching', hi: 'अवैध शिकार' }, shortName: { en: 'Poaching', hi: 'अवैध शिकार' }, sensitivity: 'medium', words: ['हिरन + शिकार!', 'deer + hunt*!', 'shikar'] };
    const categories = [...DEFAULT_CATEGORIES, poaching];
    assert.equal(categorize({ text: 'jungle me hiran ka shikaar hota hai', categories }).category, 'poaching');
    assert.equal(categorize({ text: 'They hunt deer at night', categories }).category, 'poaching');
  });
});
