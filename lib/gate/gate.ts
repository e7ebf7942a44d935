// What all gate nodes share in a process: the database as role `gate`, the vault, Twilio's credentials.
// Kept in a module and not in Node-RED's global context or environment, so that no other node finds it by accident.
import { EventEmitter } from 'node:events';
import { connect, type Sql } from '../database/connect';
import { createBoxes, type Boxes } from '../exchange/boxes';
import { createAcceptor, type Acceptor } from './incoming/accept';
import { createScrubber, type Scrubber, type ScrubberSettings } from './media/scrubber';
import { createVault, type Vault } from './vault';

export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** our WhatsApp sender, such as whatsapp:+91… */
  from: string;
  /** another base for Twilio's REST API, for stand-ins */
  apiBaseUrl?: string;
}

export interface GateSettings {
  /** of role `gate` */
  databaseUrl: string;
  /** from readKeyRing */
  vaultKeys: Buffer[];
  /** of the gate's side of the exchange, from readKeyRing (GATE_KEY) */
  exchangeKeys: Buffer[];
  /** to which all is sealed that is handed over (DESK_PUBLIC_KEY); the first is current */
  deskPublicKeys: Buffer[];
  twilio: TwilioSettings;
  /** where Twilio reaches the gate, such as https://gate.example.org; signatures are checked against it */
  publicUrl: string;
  /** seconds for which a message stays at Twilio after it is no longer needed there; default KEPT_AT_TWILIO */
  keepAtTwilioSeconds?: number;
  /** minutes between two moments at which the desk learns what became of its messages; default FATE_MINUTES, 0: at once */
  fateMinutes?: number;
  /** days after a tip was closed until its sender is forgotten; default FORGET_CLOSED_DAYS */
  forgetClosedDays?: number;
  /** days without a word, from either side, until the sender of a tip is forgotten; default FORGET_STALE_DAYS */
  forgetStaleDays?: number;
  /** how citizens' media are scrubbed; default: voices disguised, in processes as many as fit this machine */
  scrubber?: ScrubberSettings;
  /** connections to the database; default 10 */
  max?: number;
  /** from holderName: what this gate had in hand before a restart it takes back at once */
  name?: string;
}

export interface Gate {
  name: string | null;
  sql: Sql;
  vault: Vault;
  /** what is handed over, and what the desk says */
  boxes: Boxes;
  twilio: TwilioSettings;
  /** without a slash at its end */
  publicUrl: string;
  keepAtTwilioSeconds: number;
  fateMinutes: number;
  forgetClosedDays: number;
  forgetStaleDays: number;
  acceptor: Acceptor;
  scrubber: Scrubber;
  /** `accepted`: webhooks were committed; `settled`: the request with this id has left the flow, one way or the other */
  events: EventEmitter<{ accepted: []; settled: [id: number] }>;
  /** Calls `wake` at each NOTIFY of the channel and after every reconnection. Returns what ends it. */
  listen(channel: string, wake: () => void): Promise<() => Promise<void>>;
}

/** Seconds. Twilio asks to wait a minute before a message is deleted: https://www.twilio.com/docs/api/errors/20009 */
const KEPT_AT_TWILIO = 60;

/** Minutes between two ticks at which the desk learns what became of its messages (outgoing/fates.ts). */
const FATE_MINUTES = 10;
/** Long enough for "not solved" and a further question. */
const FORGET_CLOSED_DAYS = 90;
const FORGET_STALE_DAYS = 365;
/** Connections for webhooks alone: no other work may keep Twilio waiting. */
const ACCEPTING = 2;

let current: { gate: Gate; close(): Promise<void> } | undefined;

/** Opens the gate of this process. Called once, by the runtime (or a test). Nothing is connected before the first statement. */
export function openGate(settings: GateSettings): Gate {
  const sql = connect(settings.databaseUrl, { name: 'satark-gate', max: settings.max ?? 10 });
  const accepting = connect(settings.databaseUrl, { name: 'satark-gate-webhooks', max: ACCEPTING });
  const vault = createVault(settings.vaultKeys);
  const events: Gate['events'] = new EventEmitter();
  const from = settings.twilio.from.startsWith('whatsapp:') ? settings.twilio.from : `whatsapp:${settings.twilio.from}`;
  const gate: Gate = {
    name: settings.name ?? null,
    sql,
    vault,
    boxes: createBoxes('gate', settings.exchangeKeys, settings.deskPublicKeys),
    events,
    twilio: { ...settings.twilio, from },
    publicUrl: settings.publicUrl.replace(/\/+$/, ''),
    keepAtTwilioSeconds: settings.keepAtTwilioSeconds ?? KEPT_AT_TWILIO,
    fateMinutes: settings.fateMinutes ?? FATE_MINUTES,
    forgetClosedDays: settings.forgetClosedDays ?? FORGET_CLOSED_DAYS,
    forgetStaleDays: settings.forgetStaleDays ?? FORGET_STALE_DAYS,
    acceptor: createAcceptor(accepting, vault, () => events.emit('accepted')),
    scrubber: createScrubber(settings.scrubber ?? { disguise: 'on' }),
    listen: async (channel, wake) => {
      const { unlisten } = await sql.listen(channel, wake, wake);
      return unlisten;
    },
  };
  current = {
    gate,
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), accepting.end({ timeout: 5 }), gate.scrubber.close()]);
    },
  };
  return gate;
}

/** The gate of this process. @throws Error where the runtime has not opened it */
export function gate(): Gate {
  if (!current) throw new Error('the gate is not open: this node only works in the gate runtime of Satark Mitra.');
  return current.gate;
}

/** Closes it, for tests and a clean stop. */
export async function closeGate(): Promise<void> {
  const closing = current;
  current = undefined;
  await closing?.close();
}
