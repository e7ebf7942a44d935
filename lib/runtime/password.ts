// `npm run password -- USERNAME`: gives a user a new random password and shows it once.
import { setPassword } from '../desk/offices/users';
import { withDatabase } from './with-database';

async function main(): Promise<void> {
  const [username] = process.argv.slice(2);
  if (!username || process.argv.length > 3) throw new Error('whose password? npm run password -- USERNAME');
  const password = await withDatabase((sql) => setPassword(sql, username));
  if (password === null) throw new Error(`there is no user "${username}".`);
  console.log(`New password of ${username}: ${password}\nIt is shown only this once. Whoever was signed in as ${username} has been signed out.`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the password could not be set.'}`);
    process.exit(1);
  },
);
