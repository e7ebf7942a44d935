// hand-over: writes an anonymous message where the desk reads it, and forgets the sealed request, in one transaction.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { gate } from '../../../lib/gate/gate';
import { giveBack } from '../../../lib/gate/give-back';
import { handOver } from '../../../lib/gate/hand-over';
import type { AnonymizedMessage } from '../messages';

export = function register(RED: NodeAPI): void {
  function HandOver(this: Node, settings: NodeDef): void {
    RED.nodes.createNode(this, settings);
    this.on('input', (message, send, done) => {
      const { received, anonymous } = message as AnonymizedMessage;
      handOver(gate(), received, anonymous)
        .then(() => {
          gate().events.emit('settled', received.id);
          // What comes after learns that a message was handed over, and nothing of it.
          send({ payload: { media: anonymous.media.length } });
          done();
        })
        .catch(async (error: unknown) => done(await giveBack(gate(), received, error)));
    });
  }
  RED.nodes.registerType('hand-over', HandOver);
};
