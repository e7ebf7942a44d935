// Notes what Twilio holds of a message (or a list) and is to be deleted there, inside the transaction that no longer needs it at Twilio.
import type { Queryable } from '../../database/connect';
import type { Gate } from '../gate';

export interface TwilioRecord {
  direction: 'incoming' | 'outgoing';
  messageSid: string;
  /** whose it is, where it is not the account that we have now */
  accountSid?: string;
  /** of a webhook */
  mediaUrls?: readonly string[];
  /** an outgoing message whose fate is not known yet */
  following?: boolean;
}

/** What stands sealed in a row: a message with its media, or a list, and the account at Twilio that has it; rows from before say none. */
export type SealedTrace = ({ message: string; media: string[] } | { list: string }) & { account?: string };

/** Hours after which an outgoing message is deleted though nobody told what became of it: WhatsApp itself gives up after about a day. */
const FOLLOWED_HOURS = 48;

type Noting = Pick<Gate, 'vault' | 'keepAtTwilioSeconds' | 'twilio'>;

/** Writes the row; a message that is noted already stays as it is, or, where its fate is known now, becomes due. */
export async function noteTwilioRecord(sql: Queryable, gate: Noting, record: TwilioRecord): Promise<void> {
  const media = (record.mediaUrls ?? []).flatMap((url) => mediaSidOf(url) ?? []);
  const trace: SealedTrace = { message: record.messageSid, media, account: record.accountSid ?? gate.twilio.accountSid };
  const seconds = record.following ? FOLLOWED_HOURS * 3600 : gate.keepAtTwilioSeconds;
  await sql`
    insert into vault.twilio_records as r (record_key, sealed, direction, state, media, next_try_at)
    values (${recordKey(gate, record.messageSid)}, ${gate.vault.seal('twilio-record', JSON.stringify(trace))}, ${record.direction}, ${record.following ? 'following' : 'due'}, ${media.length}, ${coarse(sql, seconds)})
    on conflict (record_key) do update set state = 'due', next_try_at = excluded.next_try_at where r.state = 'following' and excluded.state = 'due'`;
}

/** The fate of an outgoing message is known: what is noted of it becomes due. Nothing happens where nothing is noted. */
export async function settleTwilioRecord(sql: Queryable, gate: Noting, messageSid: string): Promise<void> {
  await sql`
    update vault.twilio_records set state = 'due', next_try_at = ${coarse(sql, gate.keepAtTwilioSeconds)}
    where record_key in ${sql(gate.vault.keys('twilio-record', messageSid))} and state = 'following'`;
}

/** A list or buttons that nobody is sent any more. @param account that has it */
export async function noteTwilioList(sql: Queryable, gate: Noting, contentSid: string, account = gate.twilio.accountSid): Promise<void> {
  const trace: SealedTrace = { list: contentSid, account };
  await sql`
    insert into vault.twilio_records (record_key, sealed, direction, state, next_try_at)
    values (${recordKey(gate, contentSid)}, ${gate.vault.seal('twilio-record', JSON.stringify(trace))}, 'list', 'due', ${coarse(sql, gate.keepAtTwilioSeconds)})
    on conflict (record_key) do nothing`;
}

/** Under which a message or a list stands in vault.twilio_records. */
function recordKey(gate: Pick<Gate, 'vault'>, sid: string): Buffer {
  return gate.vault.key('twilio-record', sid);
}

/** Rounded up, so that a row can't be laid beside a message by its time. */
function coarse(sql: Queryable, seconds: number) {
  const unit = seconds >= 3600 ? 'hour' : 'minute';
  return seconds === 0 ? sql`now()` : sql`date_trunc(${unit}, now() + make_interval(secs => ${seconds})) + ${`1 ${unit}`}::interval`;
}

/** Twilio's id of a file, from its address …/Messages/MM…/Media/ME…; null where the address is of another form. */
function mediaSidOf(url: string): string | null {
  return /\/Media\/(ME\w{2,62})(?:[/?.]|$)/.exec(url)?.[1] ?? null;
}
