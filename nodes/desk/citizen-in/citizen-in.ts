// citizen-in: where citizens' messages enter the flow, each as a turn.
import type { NodeAPI, NodeDef, NodeMessage } from 'node-red';
import { TurnIntake } from '../../../lib/desk/conversation/take-in-turns';
import { listSetAside, retrySetAside } from '../../../lib/desk/conversation/set-aside';
import type { Turn } from '../../../lib/desk/conversation/turn';
import { desk } from '../../../lib/desk/desk';
import { errorKind } from '../../../lib/log/log';
import type { CitizenInNode } from '../on-turn';

interface CitizenInSettings extends NodeDef {
  most: number | string;
  leaseSeconds: number | string;
  remindAfterHours: number | string;
  fileAfterHours: number | string;
}

export = function register(RED: NodeAPI): void {
  function CitizenIn(this: CitizenInNode, settings: CitizenInSettings): void {
    RED.nodes.createNode(this, settings);
    this.walk = (message) => this.send(message);
    const begin = (turn: Turn): void => this.send({ turn, payload: turn.message.text } as NodeMessage);
    const intake = new TurnIntake(desk(), this.id, {
      most: positive(settings.most, 200),
      leaseSeconds: positive(settings.leaseSeconds, 30),
      remindAfterHours: positive(settings.remindAfterHours, 1),
      fileAfterHours: positive(settings.fileAfterHours, 24),
    }, {
      begin,
      seen: ({ inHand, setAside }) => this.status(setAside > 0
        ? { fill: 'yellow', shape: 'dot', text: RED._('citizen-in.status.aside', { count: setAside }) }
        : { fill: 'green', shape: 'dot', text: RED._('citizen-in.status.ready', { count: inHand }) }),
      trouble: (sentence) => {
        this.status({ fill: 'red', shape: 'ring', text: RED._('citizen-in.status.trouble') });
        this.warn(sentence);
      },
    });
    // Other nodes of the flow may not stand yet: the first turn must find its whole chain.
    const starting = setImmediate(() => intake.start());
    this.on('close', (done: () => void) => {
      clearImmediate(starting);
      void intake.stop().then(done, done);
    });
  }
  RED.nodes.registerType('citizen-in', CitizenIn);

  RED.httpAdmin.get('/satark/set-aside', RED.auth.needsPermission('flows.read'), (_request, response) => {
    listSetAside(desk().sql).then((messages) => response.json(messages), (error: unknown) => response.status(503).json({ error: errorKind(error) }));
  });
  RED.httpAdmin.post('/satark/set-aside/:id/retry', RED.auth.needsPermission('flows.write'), (request, response) => {
    const id = Number(request.params.id);
    if (!Number.isSafeInteger(id)) return void response.status(400).json({ error: 'not an id' });
    retrySetAside(desk().sql, id).then((again) => response.status(again ? 200 : 404).json({ again }), (error: unknown) => response.status(503).json({ error: errorKind(error) }));
  });
};

function positive(value: number | string | undefined, otherwise: number): number {
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : otherwise;
}
