// The password of the gate's owner, shown once when it is made.
import type { Queryable } from '../../database/connect';
import { hashPassword, makePassword } from '../../sign-in/password';

/** Makes the first password. @returns it, or null where there is one already */
export async function makeFirstOwnerPassword(sql: Queryable): Promise<string | null> {
  const password = makePassword();
  const made = await sql`insert into vault.owner_sign_in (password_hash) values (${await hashPassword(password)}) on conflict (one) do nothing`;
  return made.count === 1 ? password : null;
}

/** Makes a new password; whoever is signed in with the old one is signed out. */
export async function changeOwnerPassword(sql: Queryable): Promise<string> {
  const password = makePassword();
  const hash = await hashPassword(password);
  await sql`insert into vault.owner_sign_in (password_hash) values (${hash}) on conflict (one) do update set password_hash = excluded.password_hash`;
  return password;
}

/** What a password is checked against; null where none was made yet. */
export async function ownerPasswordHash(sql: Queryable): Promise<string | null> {
  const [row] = await sql<{ hash: string }[]>`select password_hash as hash from vault.owner_sign_in`;
  return row?.hash ?? null;
}
