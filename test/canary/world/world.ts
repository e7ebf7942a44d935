// The whole system with the canary's own database, a Twilio that may break, and a desk that gives its heap when asked.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
      gateEnvironment: { TWILIO_API_BASE_URL: between.url },
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

/** Keys and passwords of this run are secrets too, each of its side. */
function noteKeys(secrets: Secrets, system: System, server: OwnServer): void {
  secrets.add('gate-key', "Twilio's token", system.twilio.authToken);
  secrets.add('gate-key', "the password of the gate's role", server.passwords.gate);
  secrets.add('gate-key', "the administrator's password", server.passwords.administrator);
  secrets.twilioId("Twilio's id of the account", system.twilio.accountSid);
  for (const file of readdirSync(system.dataDir, { recursive: true, encoding: 'utf8' }).filter(isKeyFile)) {
    for (const line of readFileSync(join(system.dataDir, file), 'utf8').split('\n').filter(Boolean)) {
      const key = Buffer.from(line, 'base64');
      if (key.length === 32) secrets.addBytes(/desk/.test(file) ? 'desk-key' : 'gate-key', `the key in ${relative('.', file)}`, key);
    }
  }
}

/** Files of keys in the data folder, which belong to their side's system user alone. */
export const isKeyFile = (path: string): boolean => /key/i.test(path.split('/').at(-1)!) && !/\.(json|js)$/.test(path);
