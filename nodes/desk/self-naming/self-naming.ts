// self-naming: warns a citizen whose words tell who they are, before the report is sent.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { takeSelfNaming } from '../../../lib/desk/conversation/self-naming';
import { selfNaming, type SelfNaming } from '../../../lib/desk/self-naming/find';
import { useSelfNaming } from '../../../lib/desk/self-naming/in-use';
import { endTurn, onTurn, walkAgain } from '../on-turn';

interface SelfNamingNode extends NodeDef {
  wordsHi?: string;
  wordsEn?: string;
  also?: string;
  never?: string;
}

export = function register(RED: NodeAPI): void {
  function SelfNamingWarning(this: Node, settings: SelfNamingNode): void {
    RED.nodes.createNode(this, settings);
    const phrases = phrasesOf(this, settings);
    this.on('close', useSelfNaming(this.id, phrases));
    const warning = { hi: settings.wordsHi?.trim() || '{words}', en: settings.wordsEn?.trim() || '{words}' };
    onTurn(this, async (message, pass) => {
      const outcome = takeSelfNaming(message.turn, { phrases, warning });
      if (outcome === 'passed') return pass();
      if (outcome === 'asked') return endTurn(message);
      walkAgain(RED, message);
    });
  }
  RED.nodes.registerType('self-naming', SelfNamingWarning);
};

function phrasesOf(node: Node, { also, never }: SelfNamingNode): SelfNaming {
  try {
    return selfNaming({ also, never });
  } catch (error) {
    node.status({ fill: 'red', shape: 'ring', text: 'settings' });
    node.error(`the phrases of its own are left out: ${(error as Error).message}`);
    return selfNaming();
  }
}
