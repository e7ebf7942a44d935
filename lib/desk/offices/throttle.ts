// Slows down guessing of passwords, counted in the database so that all desks count together.
import { createHash } from 'node:crypto';
import type { Queryable } from '../../database/connect';

/** Guesses allowed within the seconds, by what is counted. A person at one desk mistypes; a whole office may share one address. */
const LIMITS = {
  /** one username from one address */
  pair: { guesses: 6, seconds: 15 * 60 },
  /** one username from anywhere: well above the pair's, so that a stranger can't easily lock an office out */
  username: { guesses: 60, seconds: 60 * 60 },
  address: { guesses: 40, seconds: 15 * 60 },
} as const;

const subjectOf = (kind: string, value: string) => createHash('sha256').update(`${kind}\n${value}`).digest();

/**
 * Counts a guess before the password is looked at, so that guesses at once don't slip through. What one count stops is no guess for the next:
 * so nobody locks a user out everywhere from one address, and a flood of guesses fills no table.
 * @returns seconds to wait, or 0 where the guess may be made; `news` where it is the first that is stopped
 */
export async function countGuess(sql: Queryable, username: string, address: string): Promise<{ seconds: number; news: boolean }> {
  const subjects = [
    { subject: subjectOf('address', address), ...LIMITS.address },
    { subject: subjectOf('pair', `${username}\n${address}`), ...LIMITS.pair },
    { subject: subjectOf('username', username), ...LIMITS.username },
  ];
  for (const { subject, guesses, seconds } of subjects) {
    const [row] = await sql<{ guesses: number; wait: number }[]>`
      insert into desk.sign_in_guesses as g (subject, guesses, until) values (${subject}, 1, now() + make_interval(secs => ${seconds}))
      on conflict (subject) do update set
        guesses = case when g.until < now() then 1 else g.guesses + 1 end,
        until = case when g.until < now() then excluded.until else g.until end
      returning guesses, ceil(extract(epoch from until - now()))::int as wait`;
    if (row!.guesses > guesses) return { seconds: Math.max(row!.wait, 1), news: row!.guesses === guesses + 1 };
  }
  return { seconds: 0, news: false };
}

/** Forgets the guesses at a username from an address once the right password came; and what is over anyway. */
export async function forgetGuesses(sql: Queryable, username: string, address: string): Promise<void> {
  await sql`
    delete from desk.sign_in_guesses
    where subject in (${subjectOf('pair', `${username}\n${address}`)}, ${subjectOf('username', username)}) or until < now()`;
  await sql`update desk.sign_in_guesses set guesses = greatest(guesses - 1, 0) where subject = ${subjectOf('address', address)}`;
}
