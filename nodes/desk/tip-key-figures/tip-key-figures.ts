// tip-key-figures: the few figures at the head of an office's page, over the tips that the asking person may see.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { desk } from '../../../lib/desk/desk';
import { askedBy } from '../../../lib/desk/statistics/asked-by';
import { keyFigures } from '../../../lib/desk/statistics/key-figures';
import { errorKind } from '../../../lib/log/log';

export = function register(RED: NodeAPI): void {
  function TipKeyFigures(this: Node, settings: NodeDef): void {
    RED.nodes.createNode(this, settings);
    this.on('input', (message, send, done) => {
      Promise.resolve().then(() => keyFigures(desk().sql, askedBy(message))).then(
        (payload) => {
          message.payload = payload;
          send(message);
          done();
        },
        (error: unknown) => done(error instanceof Error && error.constructor === Error ? error : new Error(`the key figures could not be taken (${errorKind(error)}): try again, and look at the database if it stays so.`)),
      );
    });
  }
  RED.nodes.registerType('tip-key-figures', TipKeyFigures);
};
