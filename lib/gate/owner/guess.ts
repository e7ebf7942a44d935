// Slows down guessing of the owner's password: all guesses come from this machine, so all are counted together.
import { passwordFits } from '../../sign-in/password';

/** Wrong guesses in so many minutes, after which none is looked at for the rest of them. The password has 72 random bits. */
const GUESSES = 10;
const MINUTES = 5;

export interface Guesses {
  /** Whether the password fits; a number of seconds to wait where it was not looked at. One check at a time: each takes 32 MB and 0.1 s. */
  check(password: string, hash: string | null): Promise<boolean | number>;
}

export function createGuesses(now: () => number = Date.now): Guesses {
  let wrong: number[] = [];
  let last: Promise<unknown> = Promise.resolve();
  return {
    async check(password, hash) {
      wrong = wrong.filter((at) => now() - at < MINUTES * 60_000);
      if (wrong.length >= GUESSES) return Math.max(1, Math.ceil((wrong[0]! + MINUTES * 60_000 - now()) / 1000));
      // Counted before it is looked at, so that many at once are no way round.
      const at = now();
      wrong.push(at);
      const checking = last.then(() => passwordFits(password, hash));
      last = checking.catch(() => {});
      const fits = await checking;
      if (fits) wrong = wrong.filter((other) => other !== at);
      return fits;
    },
  };
}
