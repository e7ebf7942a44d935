// Hands a message to the desk: media, inbox row, the end of the sealed request and what is to be deleted at Twilio, in one transaction.
import { putInbox } from '../exchange/inbox';
import { putMedia } from '../exchange/media';
import type { AnonymousMessage } from './anonymize';
import type { Gate } from './gate';
import { finishReceived, type ReceivedItem } from './incoming/received';
import { lockContacts, saveContacts } from './people/contact';
import { beginningOf, insertHandle } from './people/person';
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
    // The exchange first, the vault last: the desk can hold up the exchange's tables, and would see what else waits for a person whose row
    // is held meanwhile.
    const kept = await Promise.all(anonymous.media.map(({ kind, contentType, bytes }) => putMedia(sql, gate.boxes, { kind, contentType }, bytes)));
    const [, [contact]] = await Promise.all([putInbox(sql, gate.boxes, anonymous.handle, { ...anonymous.message, media: kept }), lockContacts(sql, gate.vault, [anonymous.contact])]);
    if (anonymous.begins) contact?.handles.push(beginningOf(anonymous.handle, item.receivedAt));
    const facts = contact?.handles.find(({ handle }) => handle === anonymous.handle);
    if (!contact || !facts) throw new NoLongerOurs();
    facts.lastMessageAt = item.receivedAt;
    facts.awaitingSince = null;
    const [sealed] = await Promise.all([
      finishReceived(sql, item),
      saveContacts(sql, gate.vault, [contact]),
      anonymous.begins ? insertHandle(sql, gate.vault, anonymous.handle, anonymous.contact) : undefined,
    ]);
    if (!sealed) throw new NoLongerOurs();
    const { messageSid, accountSid, media } = JSON.parse(gate.vault.open('request', sealed)) as IncomingRequest;
    await noteTwilioRecord(sql, gate, { direction: 'incoming', messageSid, accountSid, mediaUrls: media.map(({ url }) => url) });
  });
}
