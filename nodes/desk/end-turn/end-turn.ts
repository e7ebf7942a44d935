// end-turn: writes everything that a turn brought, in one transaction.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { giveBackTurn } from '../../../lib/desk/conversation/commit-turn';
import { desk } from '../../../lib/desk/desk';
import { endTurn, onTurn } from '../on-turn';

export = function register(RED: NodeAPI): void {
  function EndTurn(this: Node, settings: NodeDef): void {
    RED.nodes.createNode(this, settings);
    onTurn(this, async (message) => {
      // A catch node leads failed messages here: the turn comes again soon instead of after its lease.
      if (message.error !== undefined) await giveBackTurn(desk().sql, message.turn, 'a node of the flow failed');
      else await endTurn(message);
    });
  }
  RED.nodes.registerType('end-turn', EndTurn);
};
