// Ends a turn: conversation, tip, replies and "inbox row done" in one transaction, or none of it.
import type { Queryable, Sql } from '../../database/connect';
import { CHANNELS } from '../../exchange/messages';
import { releaseInbox } from '../../exchange/inbox';
import { seals } from '../seals';
import { insertAddition } from '../tips/add-to-tip';
import { insertTip } from '../tips/file-tip';
import { isToRemind, sealConversation, unsentMark } from './kept';
import { mergeReplies } from './merge-replies';
import { isQuiet } from './quiet';
import { tipOfTurn } from './tip-of-turn';
import type { Turn } from './turn';
import { turnEnded } from './turns-in-hand';

/** Seconds that a replaceable reply waits for the next message of a burst. */
const BURST_SECONDS = 3;
/** Turns that share one statement and one commit. */
const MOST_TOGETHER = 50;
/** Statements at once; more only wait for each other's disk writes. */
const MOST_STATEMENTS = 3;

interface Waiting {
  turn: Turn;
  settle(committed: boolean): void;
  fail(error: unknown): void;
}

interface Desk {
  waiting: Waiting[];
  running: number;
}
const desks = new WeakMap<Sql, Desk>();

/**
 * Commits a turn. Turns that end at the same moment share a statement: each of them still ends whole or not at all.
 * @returns false where the turn's lease is over or it was committed before (a copy of its message): nothing was written
 */
export async function commitTurn(sql: Sql, turn: Turn): Promise<boolean> {
  try {
    const writesMore = turn.addition !== null || turn.quiet !== undefined || (turn.status === 'filed' && turn.filed === null);
    return await (writesMore ? commitWithTip(sql, turn) : commitTogether(sql, turn));
  } finally {
    turnEnded(turn.id);
  }
}

/** Gives a turn back that can't be ended now: it comes again at once, three times at most. @param problem fixed words only */
export async function giveBackTurn(sql: Sql, turn: Turn, problem: string): Promise<void> {
  try {
    await releaseInbox(sql, turn, problem);
  } finally {
    turnEnded(turn.id);
  }
}

class LeaseOver extends Error {}

async function commitWithTip(sql: Sql, turn: Turn): Promise<boolean> {
  try {
    await sql.begin(async (transaction) => {
      if ((await writeTurns(transaction, [turn])).size === 0) throw new LeaseOver();
      if (turn.filed) {
        if (turn.addition) await insertAddition(transaction, turn.filed, turn.addition);
        // A tip on which the police have done what they could comes back to their desk; its next state settles that.
        if (turn.addition?.notSolved) await transaction`update desk.tips set not_solved = true where id = ${turn.filed.tipId} and state in ('closed', 'action-reported')`;
        if (turn.quiet !== undefined) await transaction`update desk.tips set quiet = ${turn.quiet} where id = ${turn.filed.tipId} and quiet <> ${turn.quiet}`;
        return;
      }
      const tipId = await insertTip(transaction, tipOfTurn(turn));
      if (isQuiet(turn.conversation)) await transaction`update desk.tips set quiet = true where id = ${tipId}`;
      await transaction`update desk.conversations set tip_id = ${tipId} where handle = ${turn.handle}`;
    });
    return true;
  } catch (error) {
    if (error instanceof LeaseOver) return false;
    throw error;
  }
}

function commitTogether(sql: Sql, turn: Turn): Promise<boolean> {
  const desk = desks.get(sql) ?? { waiting: [], running: 0 };
  desks.set(sql, desk);
  return new Promise((settle, fail) => {
    desk.waiting.push({ turn, settle, fail });
    if (desk.waiting.length === 1) setImmediate(() => flush(sql, desk));
  });
}

function flush(sql: Sql, desk: Desk): void {
  while (desk.waiting.length > 0 && desk.running < MOST_STATEMENTS) {
    const together = desk.waiting.splice(0, MOST_TOGETHER);
    desk.running += 1;
    void writeAll(sql, together).finally(() => {
      desk.running -= 1;
      flush(sql, desk);
    });
  }
}

async function writeAll(sql: Sql, together: Waiting[]): Promise<void> {
  try {
    const done = await writeTurns(sql, together.map(({ turn }) => turn));
    for (const { turn, settle } of together) settle(done.has(turn.id));
  } catch (error) {
    // One turn that can't be written must not hold up the others.
    if (together.length === 1) together[0]!.fail(error);
    else for (const one of together) await writeAll(sql, [one]);
  }
}

/** Writes the turns whose lease still holds, in one statement. @returns their ids */
async function writeTurns(sql: Queryable, turns: Turn[]): Promise<Set<number>> {
  const rows = turns.map(rowOf);
  const done = await sql<{ id: number }[]>`
    with turn as (
      select * from jsonb_to_recordset(${sql.json(rows as never)}) as t(id bigint, lease uuid, handle text, state text, to_remind boolean, unsent text, status text, forgets boolean, replies jsonb)
    ), done as (
      update exchange.inbox i set state = 'done', message = '', finished_at = now(), lease = null
      from turn where i.id = turn.id and i.lease = turn.lease and i.state = 'waiting' returning i.id
    ), kept as (
      insert into desk.conversations (handle, state, to_remind, unsent, status)
      select handle, decode(state, 'base64'), to_remind, unsent, status from turn join done using (id) order by handle
      on conflict (handle) do update set state = excluded.state, to_remind = excluded.to_remind, unsent = excluded.unsent, status = excluded.status, updated_at = now()
    ), released as (
      -- What was held for a quiet citizen goes before the answer to their message; to someone who says "stop", not at all.
      update exchange.outbox o set state = case when turn.forgets then 'failed' else 'waiting' end, problem = case when turn.forgets then 'forgotten' end,
        created_at = now(), not_before = now()
      from turn join done using (id) where o.handle = turn.handle and o.state = 'held' returning o.id
    ), said as (
      insert into exchange.outbox (handle, message, change, expects_answer, supersede_key, not_before)
      select turn.handle, decode(reply.value ->> 'message', 'base64'), reply.value ->> 'change', (reply.value -> 'expectsAnswer')::boolean,
        case when (reply.value -> 'replaceable')::boolean then 'burst' end,
        now() + case when (reply.value -> 'replaceable')::boolean then make_interval(secs => ${BURST_SECONDS}) else interval '0' end
      from turn join done using (id), jsonb_array_elements(turn.replies) with ordinality reply(value, position)
      order by turn.id, reply.position
      returning id
    )
    select id, case when exists (select from said) or exists (select from released) then pg_notify(${CHANNELS.outbox}, '') end from done`;
  return new Set(done.map(({ id }) => id));
}

function rowOf(turn: Turn): object {
  const { id, lease, handle, conversation, status } = turn;
  const replies = mergeReplies(turn.replies).map(({ message, replaceable }) => ({
    message: seals().boxes.sealMessage(handle, message).toString('base64'), change: message.handle ?? null, expectsAnswer: message.expectsAnswer ?? false, replaceable,
  }));
  const forgets = turn.replies.some((reply) => reply.handle === 'forget');
  return { id, lease, handle, forgets, state: sealConversation(handle, conversation).toString('base64'), to_remind: isToRemind(conversation, status), unsent: unsentMark(conversation), status, replies };
}
