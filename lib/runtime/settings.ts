// The settings of `npm start`, read from the environment and checked all at once.
import { isIP } from 'node:net';
import { resolve } from 'node:path';

export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** the WhatsApp sender, `whatsapp:+…` */
  from: string;
  /** another base address for the SDK's REST calls; undefined: Twilio's own */
  apiBaseUrl: string | undefined;
}

export interface Settings {
  host: string;
  gatePort: number;
  deskPort: number;
  simulatorPort: number;
  /** of the page of the gate's owner, on 127.0.0.1 */
  ownerPort: number;
  /** absolute */
  dataDir: string;
  /** an administrator's address of a server of the operator's own; undefined: the embedded server */
  databaseUrl: string | undefined;
  /** undefined: the simulator stands in */
  twilio: TwilioSettings | undefined;
  /** hours for which messages stay at Twilio after they are no longer needed there; undefined: as long as Twilio asks for */
  keepAtTwilioHours: number | undefined;
  /** where Twilio (or the simulator) reaches the gate, without a slash at the end */
  publicUrl: string;
  /** where the offices' browsers reach the desk, without a slash at the end */
  deskUrl: string;
}

export interface CheckedSettings {
  settings: Settings;
  /** sentences about what is allowed and yet not advisable */
  warnings: string[];
}

/** A year: Twilio itself keeps messages little longer. */
const MOST_HOURS = 8760;

const TWILIO_CREDENTIALS = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_WHATSAPP_FROM'] as const;

/**
 * Reads every setting.
 * @throws Error whose message names every fault, a line each; no value of a secret is in it
 */
export function readSettings(environment: NodeJS.ProcessEnv): CheckedSettings {
  const faults: string[] = [];
  const warnings: string[] = [];
  // An empty variable is what a deployment file leaves behind that was not filled in.
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;

  const port = (name: string, standard: number): number => {
    const text = value(name);
    if (text === undefined) return standard;
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1 && number <= 65535) return number;
    faults.push(`${name} must be a port from 1 to 65535, and is "${text}".`);
    return standard;
  };
  const webAddress = (name: string): URL | undefined => {
    const text = value(name);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) faults.push(`${name} must be a web address that begins with https:// or http://.`);
    else if (url.username || url.password || url.search || url.hash) faults.push(`${name} must be an address without user, password, "?" or "#".`);
    else return url;
    return undefined;
  };

  const host = value('HOST') ?? '127.0.0.1';
  if (!isIP(host) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) faults.push(`HOST must be an address or a name of this machine, and is "${host}".`);
  const ports = { GATE_PORT: port('GATE_PORT', 1881), DESK_PORT: port('DESK_PORT', 1880), SIMULATOR_PORT: port('SIMULATOR_PORT', 1882), OWNER_PORT: port('OWNER_PORT', 1883) };

  const keepHours = value('TWILIO_KEEP_HOURS');
  if (keepHours !== undefined && !(/^\d+(\.\d+)?$/.test(keepHours) && Number(keepHours) <= MOST_HOURS)) faults.push(`TWILIO_KEEP_HOURS must be a number of hours from 0 to ${MOST_HOURS}, and is "${keepHours}".`);

  const databaseUrl = value('DATABASE_URL');
  if (databaseUrl !== undefined && !isDatabaseAddress(databaseUrl)) faults.push('DATABASE_URL must look like postgres://user:password@host:5432/database.');

  const missing = TWILIO_CREDENTIALS.filter((name) => value(name) === undefined);
  const given = [...TWILIO_CREDENTIALS, 'TWILIO_API_BASE_URL'].filter((name) => value(name) !== undefined);
  const apiBaseUrl = webAddress('TWILIO_API_BASE_URL');
  const withTwilio = given.length > 0;
  if (withTwilio && missing.length > 0) faults.push(`${listed(given)} ${given.length === 1 ? 'is' : 'are'} set, but ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not: set all of them, or none to use the simulator.`);
  const sid = value('TWILIO_ACCOUNT_SID');
  if (sid !== undefined && !/^AC\w+$/.test(sid)) faults.push('TWILIO_ACCOUNT_SID must begin with AC, as Twilio\'s console shows it.');
  const from = value('TWILIO_WHATSAPP_FROM');
  if (from !== undefined && !/^(whatsapp:)?\+\d{7,15}$/.test(from)) faults.push('TWILIO_WHATSAPP_FROM must be a number such as +917839860411, with or without "whatsapp:" before it.');

  const publicAddress = webAddress('PUBLIC_URL');
  const withRealTwilio = withTwilio && value('TWILIO_API_BASE_URL') === undefined;
  if (withRealTwilio && value('PUBLIC_URL') === undefined) faults.push('PUBLIC_URL is not set: with a Twilio account it must be the https:// address at which Twilio reaches the gate.');
  if (withRealTwilio && publicAddress && publicAddress.protocol !== 'https:') faults.push('PUBLIC_URL must begin with https://: messages of citizens come in through it.');
  const deskAddress = webAddress('DESK_URL');

  const names = Object.entries(ports).filter(([name]) => name !== 'SIMULATOR_PORT' || !withTwilio);
  for (const [index, [name, number]] of names.entries()) {
    const same = names.slice(0, index).find(([, other]) => other === number);
    if (same) faults.push(`${same[0]} and ${name} are both ${number}: each needs a port of its own.`);
  }

  if (faults.length > 0) throw new Error(`the settings can't be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  if (!isLoopback(host) && deskAddress?.protocol !== 'https:') warnings.push(`HOST is ${host}: sign-ins and tips cross the network unencrypted, unless only a reverse proxy with https reaches these ports. Keep HOST at 127.0.0.1 behind one, and name its address in DESK_URL.`);

  const reachableHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : isIP(host) === 6 ? `[${host}]` : host;
  return {
    settings: {
      host,
      gatePort: ports.GATE_PORT,
      deskPort: ports.DESK_PORT,
      simulatorPort: ports.SIMULATOR_PORT,
      ownerPort: ports.OWNER_PORT,
      keepAtTwilioHours: keepHours === undefined ? undefined : Number(keepHours),
      dataDir: resolve(value('DATA_DIR') ?? 'data'),
      databaseUrl,
      twilio: withTwilio ? { accountSid: sid!, authToken: value('TWILIO_AUTH_TOKEN')!, from: from!.startsWith('whatsapp:') ? from! : `whatsapp:${from!}`, apiBaseUrl: apiBaseUrl && withoutSlash(apiBaseUrl.href) } : undefined,
      publicUrl: publicAddress ? withoutSlash(publicAddress.href) : `http://${reachableHost}:${ports.GATE_PORT}`,
      deskUrl: deskAddress ? withoutSlash(deskAddress.href) : `http://${reachableHost}:${ports.DESK_PORT}`,
    },
    warnings,
  };
}

function isDatabaseAddress(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname !== '';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '');

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
