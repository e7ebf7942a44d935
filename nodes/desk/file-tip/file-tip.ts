// file-tip: makes a reviewed report a tip, and gives the citizen the receipt.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { fileTurn } from '../../../lib/desk/conversation/file-turn';
import { onTurn } from '../on-turn';

interface FileTipSettings extends NodeDef {
  wordsHi: string;
  wordsEn: string;
}

export = function register(RED: NodeAPI): void {
  function FileTip(this: Node, settings: FileTipSettings): void {
    RED.nodes.createNode(this, settings);
    onTurn(this, (message, pass) => {
      fileTurn(message.turn, { hi: settings.wordsHi?.trim() || '{receipt}', en: settings.wordsEn?.trim() || '{receipt}' });
      pass();
    });
  }
  RED.nodes.registerType('file-tip', FileTip);
};
