// Who is signed in, in which language they read, and what they are told of changes: one for all widgets of the page.
import { ref, shallowRef } from 'vue';
import { read, toSignIn } from './api';
import type { Language, Me, Names, Reference } from './types';
import { text, type Word } from './words';

const COOKIE = 'satark_language';
const chosen = /(?:^|;\s*)satark_language=(hi|en)/.exec(document.cookie)?.[1] as Language | undefined;

export const language = ref<Language>(chosen ?? 'hi');
export const me = shallowRef<Me | null>(null);
export const reference = shallowRef<Reference | null>(null);

let loading: Promise<void> | undefined;

/** Loads viewer and reference once; tried again at the next call where it failed. */
export function loadViewer(): Promise<void> {
  loading ??= Promise.all([read<Me>('/api/me'), read<Reference>('/api/reference')]).then(
    ([viewer, names]) => {
      me.value = viewer;
      reference.value = names;
      if (!chosen) language.value = viewer.viewer.language;
      document.documentElement.lang = language.value;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Charts and titles are labelled by the server: the page is loaded anew. */
export function switchLanguage(to: Language): void {
  document.cookie = `${COOKIE}=${to}; path=/; max-age=31536000; SameSite=Strict`;
  window.location.reload();
}

/** A word of the page, or names from the server, in the reader's language. */
export const say = (word: Word | Names, values: Record<string, string | number> = {}): string => text(language.value, word, values);

const listeners = new Set<() => void>();
let stream: EventSource | undefined;

/** Calls `changed` when a tip that the viewer may see has changed. Returns what ends it. */
export function onTipsChanged(changed: () => void): () => void {
  listeners.add(changed);
  if (!stream) {
    stream = new EventSource('/api/events');
    stream.addEventListener('tips', () => {
      for (const listener of listeners) listener();
    });
    stream.addEventListener('signed-out', toSignIn);
  }
  return () => listeners.delete(changed);
}
