// Users of the offices: making one, a new password.
import type { Queryable, Sql } from '../../database/connect';
import { audit } from './audit';
import { hashPassword, makePassword } from '../../sign-in/password';
import type { Role } from './viewer';

export interface NewUser {
  username: string;
  name: string;
  role: Role;
  office: string | null;
  station?: string | null;
}

/** Makes a user with a random password. @returns the password, kept nowhere else */
export async function makeUser(sql: Queryable, user: NewUser): Promise<string> {
  const password = makePassword();
  const [row] = await sql<{ id: number }[]>`
    insert into desk.users (username, name, role, office, station, password_hash)
    values (${user.username.toLowerCase()}, ${user.name}, ${user.role}, ${user.office}, ${user.station ?? null}, ${await hashPassword(password)}) returning id`;
  await audit(sql, row!.id, 'user-made', { role: user.role });
  return password;
}

/** Gives a user a new random password and ends their sessions. @returns the password, or null where there is no such user */
export async function setPassword(sql: Sql, username: string): Promise<string | null> {
  const password = makePassword();
  const hash = await hashPassword(password);
  return sql.begin(async (transaction) => {
    const [user] = await transaction<{ id: number }[]>`update desk.users set password_hash = ${hash} where username = ${username.trim().toLowerCase()} returning id`;
    if (!user) return null;
    await transaction`delete from desk.sessions where user_id = ${user.id}`;
    await audit(transaction, user.id, 'password-set');
    return password;
  });
}
