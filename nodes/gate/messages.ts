// The messages that walk the gate's flow.
import type { NodeMessage } from 'node-red';
import type { AnonymousMessage } from '../../lib/gate/anonymize';
import type { ReceivedItem } from '../../lib/gate/incoming/received';

/** From whatsapp-in; what the citizen sent is sealed in it. */
export interface ReceivedMessage extends NodeMessage {
  received: ReceivedItem;
}

/** From anonymize; nothing in it tells who wrote. */
export interface AnonymizedMessage extends NodeMessage {
  received: Omit<ReceivedItem, 'sealed'>;
  anonymous: AnonymousMessage;
}
