// tip-event: brings what happens to tips into the flow.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { desk } from '../../../lib/desk/desk';
import { EVENT_KINDS, type EventKind } from '../../../lib/desk/notify/claim-events';
import { eventPumpOf } from '../../../lib/desk/notify/event-pump';

interface Settings extends NodeDef {
  kinds?: string[];
  repeated?: boolean;
}

export = function register(RED: NodeAPI): void {
  function TipEvent(this: Node, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const kinds = new Set((settings.kinds ?? []).filter((kind): kind is EventKind => EVENT_KINDS.includes(kind as EventKind)));
    const remove = eventPumpOf(desk()).add({
      kinds,
      repeated: settings.repeated === true,
      take: (event) => this.send({ topic: event.kind, event } as never),
      aside: (count) => this.status(count > 0 ? { fill: 'red', shape: 'ring', text: RED._('tip-event.status.aside', { count }) } : {}),
    });
    this.on('close', remove);
  }
  RED.nodes.registerType('tip-event', TipEvent);
};
