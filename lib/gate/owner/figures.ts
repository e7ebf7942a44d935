// What the gate's owner sees: counts, times by the hour, codes of Twilio. No number, handle, receipt, text or id of anyone.
import type { Sql } from '../../database/connect';
import { readForgotten, type ForgottenCount, type WhyForgotten } from '../people/forgotten-counts';
import type { Vault } from '../vault';

export interface AtTwilio {
  /** messages that are to be deleted there */
  messages: number;
  /** their media */
  media: number;
  /** of the messages: their fate is not known yet */
  following: number;
  /** of the oldest that is due, by the hour */
  since: Date | null;
  /** Twilio's code where it refused the last deletion of one of them; 0: no answer came; OTHER_ACCOUNT of traces/erase.ts */
  refusal: number | null;
  nextTry: Date | null;
}

export interface Figures {
  incoming: AtTwilio;
  outgoing: AtTwilio;
  /** lists and buttons that stand at Twilio for further use */
  lists: number;
  /** lists and buttons that are to be deleted there */
  oldLists: AtTwilio;
  /** messages of citizens: on their way, and set aside */
  received: { waiting: number; aside: number };
  /** messages to citizens: not sent yet (the desk is told only later what is sent), and failed, by why */
  answers: { waiting: number; failed: { problem: string; count: number }[] };
  contacts: number;
  handles: number;
  /** of all days: people of whom nothing is left, and reports that can't be answered any more, by why */
  forgotten: (ForgottenCount & { why: WhyForgotten })[];
}

const NONE: AtTwilio = { messages: 0, media: 0, following: 0, since: null, refusal: null, nextTry: null };

/** Seconds that all counting may take. */
const PATIENCE = 10;

export async function readFigures(pool: Sql, vault: Vault): Promise<Figures> {
  return pool.begin('read only', async (sql) => {
    await sql.unsafe(`set local statement_timeout = '${PATIENCE}s'`);
    const traces = await sql<(AtTwilio & { direction: 'incoming' | 'outgoing' | 'list' })[]>`
      select direction, count(*) as messages, sum(media)::int as media, count(*) filter (where state = 'following') as following,
        min(since) filter (where state = 'due') as since, min(next_try_at) filter (where state = 'due') as "nextTry",
        (array_agg(refusal order by next_try_at desc) filter (where refusal is not null))[1] as refusal
      from vault.twilio_records group by direction`;
    const [received] = await sql<Figures['received'][]>`
      select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'aside') as aside from vault.received where state in ('waiting', 'aside')`;
    const [counts] = await sql<{ lists: number; contacts: number; handles: number; waiting: number }[]>`
      select (select count(*) from vault.contents) as lists, (select count(*) from vault.contacts) as contacts, (select count(*) from vault.handles) as handles,
        (select count(*) from exchange.outbox where state = 'waiting') + (select count(distinct outbox_id) from vault.deliveries where state in ('due', 'sending')) as waiting`;
    const failed = await sql<Figures['answers']['failed']>`
      select coalesce(problem, '') as problem, count(*) from exchange.outbox where state = 'failed' group by 1 order by 2 desc, 1`;
    const { forgotten, standing } = await readForgotten(sql, vault);
    const { waiting, handles, ...others } = counts!;
    const of = (direction: string) => traces.find((row) => row.direction === direction) ?? NONE;
    return { incoming: of('incoming'), outgoing: of('outgoing'), oldLists: of('list'), received: received!, answers: { waiting, failed: [...failed] }, forgotten, handles: handles - standing, ...others };
  });
}
