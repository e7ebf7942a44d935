// What the gate's process does by itself, whatever its flow says: it forgets, tidies up, and looks for messages that no webhook brought.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readForgotten } from '../../lib/gate/people/forgotten-counts';
import { createVault } from '../../lib/gate/vault';
import { readKeyRing } from '../../lib/sealing/key-ring';
import { eventually } from '../support/eventually';
import { startSystem, type System } from '../support/system';

describe('the gate\'s process by itself', function () {
  this.timeout(120_000);
  let system: System;
  before(async () => {
    system = await startSystem({ desks: 0, users: false });
  });
  after(() => system?.stop());

  const rowsOf = async (table: string) => (await system.database.admin.unsafe<{ rows: number }[]>(`select count(*)::int as rows from ${table}`))[0]!.rows;

  it('forgets who sent a tip that was closed long ago, deletes what is outdated, and looks through Twilio\'s list', async () => {
    const { admin } = system.database;
    const [gate] = system.gates;
    await (await system.simulator.phone('+919800000033', 'Asha Devi')).text('Hi');
    const handle = await eventually(async () => (await admin<{ handle: string }[]>`select handle from exchange.inbox`)[0]?.handle, 'the message to be handed over');
    assert.equal(await rowsOf('vault.contacts'), 1);

    // Months go by in which it does not run.
    await gate!.kill();
    await admin`insert into exchange.endings (handle, why, ended_on) values (${handle}, 'closed', current_date - 91)`;
    await admin`update vault.received set finished_on = current_date - 91`;
    await admin`update vault.twilio_looks set next_look_at = now() - interval '91 days'`;
    await gate!.start();

    await eventually(async () => (await rowsOf('vault.contacts')) + (await rowsOf('vault.addresses')) + (await rowsOf('vault.handles')) === 0, 'the sender to be forgotten');
    await eventually(async () => (await rowsOf('vault.received')) === 0, 'what is outdated to be deleted');
    await eventually(async () => (await admin`select from vault.twilio_looks where next_look_at > now()`).length > 0, 'Twilio\'s list to be looked through');
    const vault = createVault(readKeyRing({ name: 'VAULT_KEY', file: join(system.dataDir, 'gate', 'vault.key') })!);
    assert.deepEqual((await readForgotten(admin, vault)).forgotten, [{ why: 'closed', handles: 1, contacts: 1 }]);
  });
});
