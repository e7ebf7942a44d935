// The whole system with the canary's own database, a Twilio that may break, and a desk that gives its heap when asked.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem, type System } from '../../support/system';
import { Secrets } from '../plant/secrets';
import { startBetween, type Between } from './between';
import { keepAlive, type Keeper } from './keeper';
import { startOwnServer, type OwnServer } from '../../support/own-server';

export interface World {
  system: System;
  server: OwnServer;
  between: Between;
  secrets: Secrets;
  keeper: Keeper;
  /** where the desk writes its heap */
  snapshots: string;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const snapshots = mkdtempSync(join(tmpdir(), 'satark-canary-heap-'));
  chmodSync(snapshots, 0o777);
  const [server, between] = await Promise.all([startOwnServer(), startBetween()]);
  const clear = async () => {
    await Promise.all([between.close(), server.stop()]);
    server.remove();
    rmSync(snapshots, { recursive: true, force: true });
  };
  let system: System;
  try {
    system = await startSystem({
      database: server.database,
      // What is deleted at Twilio is deleted at once: it may fail and be cut off too.
      gateEnvironment: { TWILIO_API_BASE_URL: between.url, TWILIO_KEEP_HOURS: '0' },
      simulatorEnvironment: { GATE_URL: between.url },
      deskNodeOptions: ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${snapshots}`, '--heap-snapshot-string-limit=100000000', `--allow-fs-write=${snapshots}`],
    });
  } catch (error) {
    await clear();
    throw error;
  }
  between.goBetween({ gate: system.gateUrl, simulator: system.simulatorPart!.url, authToken: system.twilio.authToken, publicUrl: system.gateUrl });
  const secrets = new Secrets();
  noteKeys(secrets, system, server);
  const keeper = keepAlive([...system.gates, ...system.desks]);
  return {
    system, server, between, secrets, keeper, snapshots,
    stop: async () => {
      await keeper.stop();
      await system.stop();
      await clear();
    },
  };
}

/** Keys and passwords of this run are secrets too, each of its side: those in use. */
function noteKeys(secrets: Secrets, { secrets: given, twilio, dataDir }: System, { passwords }: OwnServer): void {
  secrets.add('gate-key', "Twilio's token", twilio.authToken);
  secrets.add('gate-key', "the password of the gate's role", passwords.gate);
  secrets.add('gate-key', "the administrator's password", passwords.administrator);
  secrets.add('desk-key', "the password of the desk's role", passwords.desk);
  secrets.add('desk-key', "the key of the flows' credentials", given.flowCredentials);
  secrets.twilioId("Twilio's id of the account", twilio.accountSid);
  const keys = (text: string) => text.split(/[\s,]+/).filter(Boolean).map((word) => Buffer.from(word, 'base64'));
  for (const key of keys(readFileSync(join(dataDir, 'gate', 'vault.key'), 'utf8'))) secrets.addBytes('gate-key', "the vault's key", key);
  for (const key of keys(given.gateKey)) secrets.addBytes('gate-key', "the gate's key of the exchange", key);
  for (const key of keys(given.deskKey)) secrets.addBytes('desk-key', "the desk's key", key);
}

/** Files of keys in the data folder, which belong to their side's system user alone. */
export const isKeyFile = (path: string): boolean => /key/i.test(path.split('/').at(-1)!) && !/\.(json|js)$/.test(path);
