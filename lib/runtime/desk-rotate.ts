// `npm run desk:rotate`: gives the desk a new key while gates and desks run, or while none does. For who runs the server.
import { rotateDeskKeys } from '../desk/keys/rotate';
import { readPublicKeys } from '../sealing/box';
import { deskKeySource, keepSecrets, writeDeskKeys } from './secrets';
import { readSettings } from './settings';
import { withDatabase } from './with-database';

const { dataDir } = readSettings(process.env).settings;

withDatabase((sql) => rotateDeskKeys(sql, deskKeySource(dataDir), {
  gatePublicKeys: readPublicKeys(keepSecrets(dataDir).gatePublicKey, 'GATE_PUBLIC_KEY'),
  write: (keys) => writeDeskKeys(dataDir, keys),
  say: (sentence) => console.log(sentence),
})).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the key could not be changed.'}`);
    process.exit(1);
  },
);
