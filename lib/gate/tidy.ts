// Deletes what the vault needs no longer.
import { takeUpWhatWasPutOff } from './clock-went-back';
import type { Gate } from './gate';
import { fillReports } from './people/replies';

/** Days for which a repeat of a webhook is still known; Twilio repeats within seconds. */
const REPEATS_KNOWN = 2;
/** Days for which a reply is led to the report that our message was about. */
const REPLIES_KNOWN = 90;
/** Days after which Twilio tells nothing more of a message. */
const FATE_KNOWN = 3;

/** Hours for which a sent message is kept, in case Twilio tells late that it failed. */
const SENT_KEPT = 36;

/** Any number of gates may do it at once. */
export async function tidyVault(gate: Gate): Promise<void> {
  await gate.sql`delete from vault.received where state = 'handed-over' and finished_on < current_date - ${REPEATS_KNOWN}::int`;
  await gate.sql`delete from vault.replies where day < current_date - ${REPLIES_KNOWN}::int`;
  await gate.sql`delete from vault.sent where day < current_date - ${FATE_KNOWN}::int`;
  // By the hour: when a message arrived is nothing for the desk.
  await gate.sql`update exchange.outbox set message = '' where id in (select id from exchange.outbox where message <> '' and state = 'sent' and created_at < date_trunc('hour', now()) - make_interval(hours => ${SENT_KEPT}) for update skip locked)`;
  await gate.sql`delete from vault.sending where until < now() - interval '1 hour'`;
  await gate.sql`delete from vault.media_tokens where expires_at < now() or expires_at > now() + interval '1 day'`;
  await takeUpWhatWasPutOff(gate);
  // After an update from a version that could not find them by their report.
  while (await gate.sql.begin((sql) => fillReports(sql, gate.vault)));
}
