// `npm run vault:rotate`: gives the vault a new key while gates run, or while none does. For the gate's owner.
import { join } from 'node:path';
import { rotateKeys } from '../gate/keys/rotate';
import { readSettings } from './settings';
import { withDatabase } from './with-database';

const { settings } = readSettings(process.env);
const source = { name: 'VAULT_KEY', value: process.env.VAULT_KEY, file: process.env.VAULT_KEY_FILE || join(settings.dataDir, 'gate', 'vault.key') };

withDatabase((sql) => rotateKeys(sql, source, { say: (sentence) => console.log(sentence) }), 'gate').then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the key could not be changed.'}`);
    process.exit(1);
  },
);
