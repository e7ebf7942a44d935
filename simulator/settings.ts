// The simulator process's settings from the environment.
import { join, resolve } from 'node:path';
import type { SimulatorOptions } from './server';

/**
 * Reads HOST, SIMULATOR_PORT, DATA_DIR, GATE_PORT, GATE_URL, PUBLIC_URL and the three of Twilio's account.
 * @throws Error that names every missing or wrong variable at once
 */
export function simulatorSettings(environment: NodeJS.ProcessEnv): SimulatorOptions {
  const faults: string[] = [];
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) faults.push(`${name} is not set`);
    return value ?? '';
  };
  const port = (name: string, standard: number): number => {
    const value = environment[name] === undefined || environment[name] === '' ? standard : Number(environment[name]);
    if (!Number.isInteger(value) || value < 0 || value > 65535) faults.push(`${name} must be a port, 0 to 65535`);
    return value;
  };
  const address = (name: string, standard: string): string => {
    const value = (environment[name] || standard).replace(/\/$/, '');
    if (!URL.canParse(value) || !/^https?:/.test(value)) faults.push(`${name} must be a web address`);
    return value;
  };
  const host = environment.HOST || '127.0.0.1';
  const gateHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const gateUrl = address('GATE_URL', `http://${gateHost}:${port('GATE_PORT', 1881)}`);
  const sender = required('TWILIO_WHATSAPP_FROM');
  const options: SimulatorOptions = {
    host,
    port: port('SIMULATOR_PORT', 1882),
    dataDir: resolve(join(environment.DATA_DIR || 'data', 'simulator')),
    sid: required('TWILIO_ACCOUNT_SID'),
    authToken: required('TWILIO_AUTH_TOKEN'),
    sender: sender === '' || sender.startsWith('whatsapp:') ? sender : `whatsapp:${sender}`,
    inboundUrl: `${gateUrl}/whatsapp/inbound`,
    publicGateUrl: address('PUBLIC_URL', gateUrl),
    // A pace that a person sees: one grey tick, then two.
    settings: { pace: 250 },
  };
  if (faults.length > 0) throw new Error(`The simulator can't start: ${faults.join('; ')}.`);
  return options;
}
