// Opens the page of the gate's owner beside the gate's webhooks, on this machine's own address, whatever HOST says.
import { connect } from '../database/connect';
import type { Gate, GateSettings } from '../gate/gate';
import type { GateFacts } from '../gate/owner/page';
import { ownerServer } from '../gate/owner/server';
import { log } from '../log/log';
import { listen, stopListening } from './http-server';

/** Where it is, always: sign-ins go over it without encryption. */
export const OWNER_HOST = '127.0.0.1';

/**
 * Opens it. Where that fails, the gate goes on without it and the log says why.
 * @returns what closes it
 */
export async function openOwnerPage(port: number, gate: Gate, settings: Pick<GateSettings, 'databaseUrl'>, facts: () => GateFacts): Promise<() => Promise<void>> {
  const sql = connect(settings.databaseUrl, { name: 'satark-gate-owner', max: 1 });
  const server = ownerServer({ sql, vault: gate.vault, facts, onAgain: () => gate.events.emit('accepted') });
  try {
    await listen(server, OWNER_HOST, port, 'OWNER_PORT');
  } catch (error) {
    log('error', 'gate', `the page of the gate's owner is not there: ${(error as Error).message} The gate works without it.`);
  }
  return async () => {
    if (server.listening) await stopListening(server);
    await sql.end({ timeout: 2 });
  };
}
