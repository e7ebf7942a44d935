// Fixed words of notifications, in both languages; what a notification says is written in the flow.
import type { Language } from '../../exchange/messages';
import en from './texts/en.json';
import hi from './texts/hi.json';

export const TEXTS: Record<Language, typeof en> = { en, hi };
