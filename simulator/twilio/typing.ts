// Twilio's typing indicator for WhatsApp; it also marks the message that it answers, and all before it, as read.
import type { RequestHandler } from 'express';
import { field, operate } from './operations';
import { refusal } from './refusals';
import type { World } from './world';

const SHOWN_MILLISECONDS = 25_000;

/** `POST /v2/Indicators/Typing.json` with `channel=whatsapp` and `messageId`, the SID of a message from the phone. */
export function typingIndicator(world: World): RequestHandler {
  const { store } = world;
  return operate(
    world,
    'typing',
    200,
    (request) => {
      if (field(request.body, 'channel') !== 'whatsapp') throw refusal(20001, 'channel must be whatsapp.');
      const message = store.message(field(request.body, 'messageId') ?? '');
      if (message?.direction !== 'from-phone') throw refusal(20404);
      for (const other of store.conversation(message.phone)) {
        if (other.direction !== 'from-phone' || other.readByBusiness || other.sequence > message.sequence) continue;
        other.readByBusiness = true;
        store.messageChanged(other);
      }
      store.tell({ kind: 'typing', phone: message.phone, on: true });
      setTimeout(() => store.tell({ kind: 'typing', phone: message.phone, on: false }), SHOWN_MILLISECONDS).unref();
      return { success: true };
    },
    (request) => store.message(field(request.body, 'messageId') ?? '')?.phone,
  );
}
