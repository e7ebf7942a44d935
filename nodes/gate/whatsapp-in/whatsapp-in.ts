// whatsapp-in: takes WhatsApp messages from Twilio and brings them into the flow, each sender's in order.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { gate } from '../../../lib/gate/gate';
import { INBOUND_PATH } from '../../../lib/gate/http/paths';
import { answerInbound } from '../../../lib/gate/http/webhooks';
import { startReceiver } from '../../../lib/gate/incoming/receiver';
import type { ReceivedMessage } from '../messages';
import { serveRoute } from '../routes';

interface Settings extends NodeDef {
  concurrency: number | string;
}

export = function register(RED: NodeAPI): void {
  function WhatsappIn(this: Node, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const opened = gate();
    const stopServing = serveRoute(RED, 'post', INBOUND_PATH, (request, response) => answerInbound(opened, request, response));
    const stopReceiving = startReceiver(opened, {
      name: this.id,
      concurrency: Math.max(1, Number(settings.concurrency) || 20),
      onRequest: (received) => this.send({ received } as ReceivedMessage),
    });
    this.status({ fill: 'green', shape: 'dot', text: 'whatsapp-in.status.ready' });
    this.on('close', (done: () => void) => {
      stopServing();
      stopReceiving();
      done();
    });
  }
  RED.nodes.registerType('whatsapp-in', WhatsappIn);
};
