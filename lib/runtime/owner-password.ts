// `npm run owner:password`: gives the gate's owner a new random password and shows it once.
import { changeOwnerPassword } from '../gate/owner/password';
import { withDatabase } from './with-database';

withDatabase(changeOwnerPassword, 'gate').then(
  (password) => {
    console.log(`New password of the gate's owner: ${password}\nIt is shown only this once. Whoever was signed in has been signed out.`);
    process.exit(0);
  },
  (error: unknown) => {
    console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the password could not be set.'}`);
    process.exit(1);
  },
);
