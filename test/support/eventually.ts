// Waiting in tests for what comes to hold by itself: asked again and again, however slow the machine is.

/** Milliseconds: far more than anything takes on a busy machine, and less than mocha gives a test. */
const PATIENCE = 45_000;
/** Milliseconds between two looks. */
const PAUSE = 25;

/**
 * Waits until a check gives something other than null, undefined or false.
 * @param what is waited for, for the message: "the second message"; a function where that is known at the end only
 * @returns what the check gave
 * @throws Error where it does not come to hold in time
 */
export async function eventually<T>(check: () => Promise<T | null | undefined | false> | T | null | undefined | false, what: string | (() => string), patience = PATIENCE): Promise<T> {
  for (const until = Date.now() + patience; Date.now() < until; await new Promise((done) => setTimeout(done, PAUSE))) {
    const value = await check();
    if (value) return value;
  }
  throw new Error(`waited ${patience / 1000} s for ${typeof what === 'string' ? what : what()}`);
}
