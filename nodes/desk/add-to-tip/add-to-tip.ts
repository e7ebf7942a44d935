// add-to-tip: a message on a report that is filed already is added to it; everything else goes on to the questions.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { takeAfterFiling } from '../../../lib/desk/conversation/after-filing';
import { desk } from '../../../lib/desk/desk';
import { endTurn, onTurn } from '../on-turn';

export = function register(RED: NodeAPI): void {
  function AddToTip(this: Node, settings: NodeDef): void {
    RED.nodes.createNode(this, settings);
    onTurn(this, async (message, pass) => {
      if (await takeAfterFiling(message.turn, desk().sql)) await endTurn(message);
      else pass();
    });
  }
  RED.nodes.registerType('add-to-tip', AddToTip);
};
