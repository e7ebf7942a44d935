// danger-now: says "call 112" at once where a message tells of a life in danger.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { tellDanger } from '../../../lib/desk/conversation/danger';
import { onTurn } from '../on-turn';

interface DangerNowSettings extends NodeDef {
  wordsHi: string;
  wordsEn: string;
}

export = function register(RED: NodeAPI): void {
  function DangerNow(this: Node, settings: DangerNowSettings): void {
    RED.nodes.createNode(this, settings);
    onTurn(this, (message, pass) => {
      tellDanger(message.turn, { hi: settings.wordsHi ?? '', en: settings.wordsEn ?? '' });
      pass();
    });
  }
  RED.nodes.registerType('danger-now', DangerNow);
};
