// notify-citizen: tells the informant of an event of their tip, in their language.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { desk } from '../../../lib/desk/desk';
import { releaseEvent } from '../../../lib/desk/notify/claim-events';
import { tellCitizen, type Notification } from '../../../lib/desk/notify/tell-citizen';
import { errorKind } from '../../../lib/log/log';

interface Settings extends NodeDef {
  textHi?: string;
  textEn?: string;
  media?: boolean;
  askSolved?: boolean;
}

export = function register(RED: NodeAPI): void {
  function NotifyCitizen(this: Node, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const notification: Notification = {
      text: { hi: settings.textHi ?? '', en: settings.textEn ?? '' },
      media: settings.media === true,
      askSolved: settings.askSolved === true,
    };
    this.on('input', (message, send, done) => {
      const event = eventOf(message);
      if (!event) {
        done(new Error(RED._('notify-citizen.error.no-event')));
        return;
      }
      const { sql } = desk();
      tellCitizen(sql, event.id, this.id, notification)
        .then(() => {
          send(message);
          done();
        })
        .catch(async (error: unknown) => {
          // Where even this fails, the lease ends by itself.
          if (event.lease) await releaseEvent(sql, { id: event.id, lease: event.lease }, 'telling the citizen failed').catch(() => undefined);
          done(new Error(RED._('notify-citizen.error.not-told', { reason: errorKind(error) })));
        });
    });
  }
  RED.nodes.registerType('notify-citizen', NotifyCitizen);
};

/** The event's id and lease; null where the message is none of tip-event's. */
function eventOf(message: object): { id: number; lease: string | null } | null {
  const event = (message as { event?: { id?: unknown; lease?: unknown } | null }).event;
  if (!event || !Number.isSafeInteger(event.id)) return null;
  const lease = typeof event.lease === 'string' && /^[0-9a-f-]{36}$/.test(event.lease) ? event.lease : null;
  return { id: event.id as number, lease };
}
