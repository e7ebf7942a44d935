// What the page remembers in this browser; a browser may refuse, and nothing depends on it.

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`phones.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`phones.${name}`, value);
  } catch {
    // A private window without storage: the page starts anew next time.
  }
}
