// Hands a message to the desk: media, inbox row, the end of the sealed request and what is to be deleted at Twilio, in one transaction.
import { putInbox } from '../exchange/inbox';
import { putMedia } from '../exchange/media';
import type { AnonymousMessage } from './anonymize';
import type { Gate } from './gate';
import { finishReceived, type ReceivedItem } from './incoming/received';
import type { IncomingRequest } from './incoming/request';
import { noteTwilioRecord } from './traces/note';

/** The request is another gate's by now, or its sender was forgotten meanwhile; nothing was written. */
export class NoLongerOurs extends Error {
  constructor() {
    super('the request was given to another gate, or its sender was forgotten.');
  }
}

/**
 * Writes what the desk will read.
 * @throws NoLongerOurs where the lease is over
 */
export async function handOver(gate: Gate, item: Pick<ReceivedItem, 'id' | 'lease' | 'receivedAt'>, anonymous: AnonymousMessage): Promise<void> {
  await gate.sql.begin(async (sql) => {
    const kept = await Promise.all(anonymous.media.map(({ kind, contentType, bytes }) => putMedia(sql, gate.boxes, { kind, contentType }, bytes)));
    const [sealed, handle] = await Promise.all([
      finishReceived(sql, item),
      sql`update vault.handles set last_message_at = ${item.receivedAt}, awaiting_since = null where handle = ${anonymous.handle}`,
      sql`update vault.contacts set last_inbound_at = greatest(last_inbound_at, ${item.receivedAt}), opted_out_at = null where id = ${anonymous.contact}`,
      putInbox(sql, gate.boxes, anonymous.handle, { ...anonymous.message, media: kept }),
    ]);
    if (!sealed || handle.count !== 1) throw new NoLongerOurs();
    const { messageSid, media } = JSON.parse(gate.vault.open('request', sealed)) as IncomingRequest;
    await noteTwilioRecord(sql, gate, { direction: 'incoming', messageSid, mediaUrls: media.map(({ url }) => url) });
  });
}
