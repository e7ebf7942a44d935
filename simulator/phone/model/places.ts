// Towns of Varanasi range that a demo user can send as a location, and one outside it. Coordinates are the towns', from common knowledge.
import type { Language } from './locale';

export interface NamedPlace {
  name: Record<Language, string>;
  district: Record<Language, string>;
  latitude: number;
  longitude: number;
}

const JAUNPUR = { en: 'Jaunpur district', hi: 'ज़िला जौनपुर' };
const GHAZIPUR = { en: 'Ghazipur district', hi: 'ज़िला ग़ाज़ीपुर' };
const CHANDAULI = { en: 'Chandauli district', hi: 'ज़िला चंदौली' };

export const PLACES: readonly NamedPlace[] = [
  { name: { en: 'Jaunpur', hi: 'जौनपुर' }, district: JAUNPUR, latitude: 25.7464, longitude: 82.6837 },
  { name: { en: 'Shahganj', hi: 'शाहगंज' }, district: JAUNPUR, latitude: 26.0496, longitude: 82.6846 },
  { name: { en: 'Machhlishahr', hi: 'मछलीशहर' }, district: JAUNPUR, latitude: 25.685, longitude: 82.411 },
  { name: { en: 'Kerakat', hi: 'केराकत' }, district: JAUNPUR, latitude: 25.636, longitude: 82.918 },
  { name: { en: 'Ghazipur', hi: 'ग़ाज़ीपुर' }, district: GHAZIPUR, latitude: 25.584, longitude: 83.577 },
  { name: { en: 'Saidpur', hi: 'सैदपुर' }, district: GHAZIPUR, latitude: 25.537, longitude: 83.216 },
  { name: { en: 'Zamania', hi: 'ज़मानिया' }, district: GHAZIPUR, latitude: 25.423, longitude: 83.557 },
  { name: { en: 'Chandauli', hi: 'चंदौली' }, district: CHANDAULI, latitude: 25.258, longitude: 83.268 },
  { name: { en: 'Mughalsarai', hi: 'मुग़लसराय' }, district: CHANDAULI, latitude: 25.281, longitude: 83.119 },
  { name: { en: 'Chakia', hi: 'चकिया' }, district: CHANDAULI, latitude: 25.048, longitude: 83.22 },
  { name: { en: 'Lucknow', hi: 'लखनऊ' }, district: { en: 'outside the range', hi: 'परिक्षेत्र के बाहर' }, latitude: 26.8467, longitude: 80.9462 },
];
