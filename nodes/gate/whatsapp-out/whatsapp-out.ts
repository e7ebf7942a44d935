// whatsapp-out: sends what the desk has to say to citizens, and follows what becomes of it.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { gate } from '../../../lib/gate/gate';
import { MEDIA_PATH, STATUS_PATH } from '../../../lib/gate/http/paths';
import { answerStatus } from '../../../lib/gate/http/webhooks';
import { answerMedia } from '../../../lib/gate/outgoing/media-address';
import { startSender } from '../../../lib/gate/outgoing/sender';
import { serveRoute } from '../routes';

interface Settings extends NodeDef {
  concurrency: number | string;
  lists: boolean;
  hintEn: string;
  hintHi: string;
  openEn: string;
  openHi: string;
}

export = function register(RED: NodeAPI): void {
  function WhatsappOut(this: Node, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const opened = gate();
    const stopServing = [
      serveRoute(RED, 'post', STATUS_PATH, (request, response) => answerStatus(opened, request, response)),
      // Express answers HEAD by the same route.
      serveRoute(RED, 'get', `${MEDIA_PATH}/:token`, (request, response) => answerMedia(opened, request, response)),
    ];
    const ready = () => this.status({ fill: 'green', shape: 'dot', text: 'whatsapp-out.status.ready' });
    const stopSending = startSender(opened, {
      name: this.id,
      concurrency: Math.max(1, Number(settings.concurrency) || 20),
      lists: settings.lists !== false,
      words: { en: { hint: settings.hintEn ?? '', open: settings.openEn || 'Choose' }, hi: { hint: settings.hintHi ?? '', open: settings.openHi || 'चुनिए' } },
      onOutcome: (outcome) => this.send({ payload: { outcome: outcome.outcome, ...(outcome.outcome === 'failed' && { problem: outcome.problem }) } }),
      onPaused: (paused) => (paused ? this.status({ fill: 'red', shape: 'ring', text: 'whatsapp-out.status.paused' }) : ready()),
    });
    ready();
    this.on('close', (done: () => void) => {
      stopServing.forEach((stop) => stop());
      stopSending().then(done, done);
    });
  }
  RED.nodes.registerType('whatsapp-out', WhatsappOut);
};
