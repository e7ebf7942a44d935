// The bot's fixed sentences, by language. What police IT word themselves stands in the flow's settings.
import type { Language } from '../../exchange/messages';
import english from './texts/en.json';
import hindi from './texts/hi.json';
import type { Wording } from './turn';

export type TextKey = keyof typeof english;

const TEXTS: Record<Language, Record<TextKey, string>> = { en: english, hi: hindi };

/** A fixed sentence, with its {placeholders} filled. */
export function say(language: Language, key: TextKey, values: Record<string, string> = {}): string {
  return fill(TEXTS[language][key], values);
}

/** A fixed sentence in both languages. */
export function inBoth(key: TextKey, values: Record<string, string> = {}): Wording {
  return { hi: say('hi', key, values), en: say('en', key, values) };
}

/** Fills {name} with its value; what has no value stays as it stands, so that a slip in a setting shows. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The wording in a language, or in the other where police IT left one empty. */
export function worded(wording: Wording, language: Language): string {
  return wording[language].trim() || wording[language === 'hi' ? 'en' : 'hi'].trim();
}
