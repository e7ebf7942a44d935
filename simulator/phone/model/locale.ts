// The page's language, and its texts.
import { computed, ref } from 'vue';
import en from '../locales/en.json';
import hi from '../locales/hi.json';
import { remember, remembered } from './memory';

export type Language = 'en' | 'hi';
export type TextKey = keyof typeof en;

const TEXTS: Record<Language, Record<TextKey, string>> = { en, hi };

export const language = ref<Language>(remembered('language') === 'hi' || (remembered('language') === null && navigator.language.startsWith('hi')) ? 'hi' : 'en');
/** For dates and times: 24 hours in Hindi reads oddly, so both use 12. */
export const dateLocale = computed(() => (language.value === 'hi' ? 'hi-IN-u-nu-latn' : 'en-IN'));

export function changeLanguage(): void {
  language.value = language.value === 'hi' ? 'en' : 'hi';
  remember('language', language.value);
  document.documentElement.lang = language.value;
}

/** The text of a key in the page's language, with `{name}` filled in. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return TEXTS[language.value][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
