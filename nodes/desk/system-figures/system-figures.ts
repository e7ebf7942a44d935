// system-figures: counts of what waits, was set aside or failed, for police IT only.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { desk } from '../../../lib/desk/desk';
import { askedBy } from '../../../lib/desk/statistics/asked-by';
import { systemFigures } from '../../../lib/desk/statistics/system-figures';
import { errorKind } from '../../../lib/log/log';

export = function register(RED: NodeAPI): void {
  function SystemFigures(this: Node, settings: NodeDef): void {
    RED.nodes.createNode(this, settings);
    this.on('input', (message, send, done) => {
      take(message).then(
        (payload) => {
          message.payload = payload;
          send(message);
          done();
        },
        (error: unknown) => done(error instanceof Error && error.constructor === Error ? error : new Error(`the figures of the system could not be taken (${errorKind(error)}): try again, and look at the database if it stays so.`)),
      );
    });
    const take = async (message: object) => {
      if (askedBy(message).role !== 'police-it') throw new Error('the figures of the system are for police IT: put this node on a page of theirs.');
      return systemFigures(desk().sql);
    };
  }
  RED.nodes.registerType('system-figures', SystemFigures);
};
