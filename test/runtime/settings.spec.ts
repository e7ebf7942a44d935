// What is promised of the settings.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { readSettings } from '../../lib/runtime/settings';

const REAL = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'a-token-that-nobody-may-see', TWILIO_WHATSAPP_FROM: '+917839860411', PUBLIC_URL: 'https://tips.example.org' };

function faultsOf(environment: NodeJS.ProcessEnv): string {
  try {
    readSettings(environment);
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail('these settings were accepted');
}

describe('settings', () => {
  it('need nothing set: the simulator stands in, and all stays on this machine', () => {
    const { settings, warnings } = readSettings({});
    assert.deepEqual(settings, { host: '127.0.0.1', gatePort: 1881, deskPort: 1880, simulatorPort: 1882, ownerPort: 1883, keepAtTwilioHours: undefined, dataDir: resolve('data'), databaseUrl: undefined, twilio: undefined, publicUrl: 'http://127.0.0.1:1881', deskUrl: 'http://127.0.0.1:1880' });
    assert.deepEqual(warnings, []);
  });

  it('treat an empty variable as one that is not set', () => {
    assert.equal(readSettings({ TWILIO_AUTH_TOKEN: '', GATE_PORT: ' ', HOST: '' }).settings.gatePort, 1881);
  });

  it('name every fault at once', () => {
    const faults = faultsOf({ HOST: 'not a host', GATE_PORT: '99999', DESK_PORT: 'x', TWILIO_KEEP_HOURS: '-1', DATABASE_URL: 'mysql://x', TWILIO_ACCOUNT_SID: 'SK1', TWILIO_API_BASE_URL: 'ftp://x', PUBLIC_URL: 'nowhere' });
    for (const name of ['HOST', 'GATE_PORT', 'DESK_PORT', 'TWILIO_KEEP_HOURS', 'DATABASE_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_WHATSAPP_FROM', 'TWILIO_API_BASE_URL', 'PUBLIC_URL']) assert.match(faults, new RegExp(name), name);
  });

  it('say what is missing of an account that is given in part', () => {
    const faults = faultsOf({ TWILIO_AUTH_TOKEN: REAL.TWILIO_AUTH_TOKEN });
    assert.match(faults, /TWILIO_AUTH_TOKEN is set, but TWILIO_ACCOUNT_SID and TWILIO_WHATSAPP_FROM are not/);
    assert.match(faultsOf({ TWILIO_API_BASE_URL: 'http://127.0.0.1:4000' }), /TWILIO_API_BASE_URL is set, but TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_FROM are not/);
  });

  it('never print a secret', () => {
    const faults = faultsOf({ TWILIO_AUTH_TOKEN: REAL.TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID: 'wrong-sid-value', DATABASE_URL: 'mysql://root:open-sesame@db/x', GATE_PORT: '0' });
    assert.doesNotMatch(faults, /nobody-may-see|open-sesame|wrong-sid-value/);
  });

  it('want https where Twilio itself calls, and let a stand-in on this machine do without', () => {
    assert.match(faultsOf({ ...REAL, PUBLIC_URL: 'http://tips.example.org' }), /PUBLIC_URL must begin with https/);
    assert.match(faultsOf({ ...REAL, PUBLIC_URL: '' }), /PUBLIC_URL is not set/);
    assert.equal(readSettings(REAL).settings.publicUrl, 'https://tips.example.org');
    assert.equal(readSettings({ ...REAL, PUBLIC_URL: '', TWILIO_API_BASE_URL: 'http://127.0.0.1:4000/' }).settings.twilio?.apiBaseUrl, 'http://127.0.0.1:4000');
  });

  it('take the sender with or without its channel', () => {
    assert.equal(readSettings(REAL).settings.twilio?.from, 'whatsapp:+917839860411');
    assert.equal(readSettings({ ...REAL, TWILIO_WHATSAPP_FROM: 'whatsapp:+917839860411' }).settings.twilio?.from, 'whatsapp:+917839860411');
  });

  it('refuse one port for two', () => {
    assert.match(faultsOf({ GATE_PORT: '1880' }), /GATE_PORT and DESK_PORT are both 1880/);
    assert.equal(readSettings({ ...REAL, SIMULATOR_PORT: '1881' }).settings.simulatorPort, 1882 - 1, 'without a simulator its port does not matter');
  });

  it('warn where the pages would cross a network unencrypted', () => {
    assert.match(readSettings({ HOST: '0.0.0.0' }).warnings.join(), /HOST is 0\.0\.0\.0.*reverse proxy/);
    assert.equal(readSettings({ HOST: '0.0.0.0' }).settings.publicUrl, 'http://127.0.0.1:1881');
    assert.deepEqual(readSettings({ HOST: '0.0.0.0', DESK_URL: 'https://desk.example.org' }).warnings, []);
  });
});
