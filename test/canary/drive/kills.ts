// Kills parts where they have a citizen's words in hand: in the middle of what is not to be cut in two.
import { connect } from '../../../lib/database/connect';
import { eventually } from '../../support/eventually';
import type { World } from '../world/world';

/** Milliseconds until a point counts as not reached. */
const PATIENCE = 60_000;

interface Point {
  /** in words, for what was not reached */
  point: string;
  /** Resolves when the part was killed there. */
  kill(world: World): Promise<void>;
}

/** Tables that a transaction has begun to write, and the one that it comes to write next. */
interface Middle {
  written: string;
  next: string;
}
const HANDING_OVER: Middle = { written: 'exchange.inbox', next: 'vault.twilio_records' };
const ENDING_A_TURN: Middle = { written: 'exchange.inbox', next: 'desk.conversations' };

const killGate = ({ system }: World) => () => system.gates[0]!.kill();

/** One after the other; the parts are started again by the keeper. */
const POINTS: readonly Point[] = [
  { point: 'the gate, when it has kept a message and Twilio has not heard so', kill: (world) => world.between.inTheMiddle(/^POST \/whatsapp\/inbound/, 'done', killGate(world)) },
  { point: 'the gate, while it fetches a photo', kill: (world) => world.between.inTheMiddle(/^GET .*\/Media\/ME/, 'before', killGate(world)) },
  { point: 'the gate, in the middle of handing a message over', kill: (world) => whileHeld(world, 'gate', HANDING_OVER, killGate(world)) },
  { point: 'the gate, when Twilio has taken an answer and the gate has not heard so', kill: (world) => world.between.inTheMiddle(/^POST .*\/Messages\.json/, 'done', killGate(world)) },
  { point: 'the gate, while it deletes at Twilio', kill: (world) => world.between.inTheMiddle(/^DELETE /, 'done', killGate(world)) },
  { point: 'the desk, in the middle of ending a turn', kill: (world) => whileHeld(world, 'desk', ENDING_A_TURN, () => world.system.desks[0]!.kill()) },
  { point: 'PostgreSQL, in the middle of handing a message over', kill: (world) => whileHeld(world, 'gate', HANDING_OVER, () => world.server.killAndStart()) },
];

/** @returns the points that were not reached, so that nothing was shown there */
export async function killAtEachPoint(world: World): Promise<string[]> {
  const missed: string[] = [];
  for (const { point, kill } of POINTS) {
    await Promise.race([kill(world), new Promise((_, failed) => setTimeout(failed, PATIENCE).unref())]).catch(() => missed.push(`the death of ${point}`));
  }
  return missed;
}

/** Keeps a table from being written until a role waits for it in the middle of what it does; then acts. */
async function whileHeld({ server }: World, role: 'gate' | 'desk', { written, next }: Middle, act: () => Promise<void>): Promise<void> {
  const { admin, adminUrl } = server.database;
  // A connection of its own, whose end ends the transaction, whoever else died meanwhile.
  const holder = connect(adminUrl, { max: 1 });
  try {
    await holder.unsafe('begin');
    await holder.unsafe(`lock table ${next} in share mode`);
    await eventually(async () => (await admin`
      select from pg_locks waiting join pg_stat_activity a using (pid) join pg_locks had using (pid)
      where waiting.relation = ${next}::regclass and not waiting.granted and a.usename = ${role}
        and had.relation = ${written}::regclass and had.mode = 'RowExclusiveLock' and had.granted`).length > 0, `the ${role} to wait for ${next}`, PATIENCE);
    await act();
  } finally {
    await holder.end({ timeout: 0 });
  }
}
