// A password in the form in which PostgreSQL keeps it, so that the password itself is never sent to the server.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** Rounds of PBKDF2, as PostgreSQL makes them itself; our passwords are random and need no more. */
const ROUNDS = 4096;

/**
 * `SCRAM-SHA-256$rounds:salt$StoredKey:ServerKey`, which `alter role … password` takes in place of a password (RFC 5802, RFC 7677).
 * @param password ASCII only, which needs no normalisation (SASLprep)
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
