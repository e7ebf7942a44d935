// The categories as shipped: the ten that the range announced, in its order, and the serious crimes.
import type { CategoryDefinition, CellDefinition } from './categories';
import * as conversion from './default-words/conversion';
import * as corruption from './default-words/corruption';
import * as cow from './default-words/cow';
import * as gambling from './default-words/gambling';
import * as harassment from './default-words/harassment';
import * as mining from './default-words/mining';
import * as narcotics from './default-words/narcotics';
import * as other from './default-words/other';
import * as seriousCrime from './default-words/serious-crime';
import * as trafficking from './default-words/trafficking';
import * as weapons from './default-words/weapons';

/** Offices that some categories go to as well. */
export const DEFAULT_CELLS: CellDefinition[] = [{ id: 'CELL-NARCOTICS', name: { en: 'Anti-narcotics cell', hi: 'नारकोटिक्स प्रकोष्ठ' } }];

/** In the same shape as the settings of the node satark-categories. */
export const DEFAULT_CATEGORIES: CategoryDefinition[] = [
  {
    id: 'cow',
    name: { en: 'Cow smuggling or slaughter', hi: 'गौ-तस्करी / गौवध' },
    shortName: { en: 'Cow smuggling', hi: 'गौ-तस्करी / गौवध' },
    description: { en: 'Cattle smuggled or slaughtered', hi: 'गोवंश की तस्करी या वध' },
    sensitivity: 'high',
    words: cow.words,
    raisedBy: cow.raisedBy,
  },
  {
    id: 'narcotics',
    name: { en: 'Illegal intoxicants (drugs, liquor, hookah bar)', hi: 'अवैध मादक पदार्थ (ड्रग्स, शराब, हुक्का बार)' },
    shortName: { en: 'Drugs, illegal liquor', hi: 'ड्रग्स, अवैध शराब' },
    description: { en: 'Drugs, illegal liquor, hookah bar', hi: 'ड्रग्स, अवैध शराब, हुक्का बार' },
    sensitivity: 'medium',
    words: narcotics.words,
    raisedBy: narcotics.raisedBy,
    office: 'CELL-NARCOTICS',
  },
  {
    id: 'weapons',
    name: { en: 'Illegal weapons (making, supply, sale)', hi: 'अवैध हथियार (उत्पादन, वितरण या बिक्री)' },
    shortName: { en: 'Illegal weapons', hi: 'अवैध हथियार' },
    description: { en: 'Weapons made, supplied or sold', hi: 'हथियार बनाना, पहुँचाना या बेचना' },
    sensitivity: 'high',
    words: weapons.words,
    raisedBy: weapons.raisedBy,
  },
  {
    id: 'gambling',
    name: { en: 'Gambling or betting', hi: 'जुआ / सट्टा' },
    shortName: { en: 'Gambling or betting', hi: 'जुआ / सट्टा' },
    description: { en: 'Gambling dens, betting, online games', hi: 'जुए के अड्डे, सट्टा, ऑनलाइन दाँव' },
    sensitivity: 'low',
    words: gambling.words,
  },
  {
    id: 'trafficking',
    name: { en: 'Prostitution, trafficking of women and children, illegal spa', hi: 'वेश्यावृत्ति, महिला एवं बाल तस्करी, अवैध स्पा' },
    shortName: { en: 'Trafficking, illegal spa', hi: 'मानव तस्करी, अवैध स्पा' },
    description: { en: 'Prostitution, women or children sold, illegal spa', hi: 'वेश्यावृत्ति, महिला-बाल तस्करी, अवैध स्पा' },
    sensitivity: 'high',
    words: trafficking.words,
    raisedBy: trafficking.raisedBy,
  },
  {
    id: 'harassment',
    name: { en: 'Places of harassment (eve-teasing spots)', hi: 'छेड़छाड़ वाले स्थान' },
    shortName: { en: 'Places of harassment', hi: 'छेड़छाड़ वाले स्थान' },
    description: { en: 'Where girls and women are harassed', hi: 'जहाँ लड़कियों-महिलाओं से छेड़छाड़ होती है' },
    sensitivity: 'medium',
    words: harassment.words,
    raisedBy: harassment.raisedBy,
  },
  {
    id: 'mining',
    name: { en: 'Illegal mining or overloaded vehicles', hi: 'अवैध खनन / ओवरलोड वाहन' },
    shortName: { en: 'Mining, overloading', hi: 'अवैध खनन / ओवरलोड' },
    description: { en: 'Sand, soil or stone dug illegally, overloaded vehicles', hi: 'बालू, मिट्टी, पत्थर का खनन, ओवरलोड वाहन' },
    sensitivity: 'medium',
    words: mining.words,
    raisedBy: mining.raisedBy,
  },
  {
    id: 'corruption',
    name: { en: 'Extortion or police corruption', hi: 'जबरन वसूली / पुलिस भ्रष्टाचार' },
    shortName: { en: 'Extortion, corruption', hi: 'वसूली / भ्रष्टाचार' },
    description: { en: 'Extortion, or police who take money', hi: 'जबरन वसूली या पुलिस का भ्रष्टाचार' },
    sensitivity: 'high',
    words: corruption.words,
    keptFromNamedUnit: true,
  },
  {
    id: 'conversion',
    name: { en: 'Forced religious conversion', hi: 'जबरन धर्म परिवर्तन' },
    shortName: { en: 'Forced conversion', hi: 'जबरन धर्म परिवर्तन' },
    description: { en: 'Conversion by force, threat or lure', hi: 'दबाव, धमकी या लालच से धर्म परिवर्तन' },
    sensitivity: 'medium',
    words: conversion.words,
    raisedBy: conversion.raisedBy,
  },
  {
    id: 'other',
    name: { en: 'Any other information', hi: 'अन्य कोई सूचना' },
    shortName: { en: 'Something else', hi: 'अन्य सूचना' },
    description: { en: 'Any other information', hi: 'अन्य कोई सूचना' },
    sensitivity: 'low',
    words: other.words,
  },
  {
    id: 'serious-crime',
    name: { en: 'Murder, robbery, chain snatching', hi: 'हत्या, लूट, चेन स्नैचिंग' },
    shortName: { en: 'Murder, robbery', hi: 'हत्या, लूट' },
    description: { en: 'Murder, robbery, chain snatching', hi: 'हत्या, लूट, चेन स्नैचिंग' },
    sensitivity: 'critical',
    words: seriousCrime.words,
  },
];

/** The settings of the satark-categories node of the flows as shipped. */
export const DEFAULT_CATEGORIES_NODE = { name: 'Categories', categories: DEFAULT_CATEGORIES, offices: DEFAULT_CELLS };
