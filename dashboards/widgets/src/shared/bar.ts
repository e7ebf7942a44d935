// Of the widgets on a page only one shows the account bar; when it goes, the next one takes over.
const waiting: (() => void)[] = [];

/** Calls `take` when the caller may show the bar. Returns what gives it up. */
export function claimBar(take: () => void): () => void {
  waiting.push(take);
  if (waiting.length === 1) take();
  return () => {
    const place = waiting.indexOf(take);
    waiting.splice(place, 1);
    if (place === 0) waiting[0]?.();
  };
}
