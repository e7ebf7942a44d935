// categorize: settles category and sensitivity of a tip from the choice in the menu and the citizen's words.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { categorizeTurn } from '../../../lib/desk/categories/categorize-turn';
import { onTurn } from '../on-turn';
import { categoriesOfFlow } from '../settings-of-flow';

interface Settings extends NodeDef {
  categories?: string;
  answerKey?: string;
}

export = function register(RED: NodeAPI): void {
  function Categorize(this: Node, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    if (categoriesOfFlow(RED, settings.categories).length === 0) this.status({ fill: 'red', shape: 'ring', text: RED._('categorize.status.none') });
    onTurn(this, (message, pass) => {
      const categories = categoriesOfFlow(RED, settings.categories);
      // Without categories a tip is filed all the same, under what the citizen chose.
      if (categories.length > 0) categorizeTurn(message.turn, categories, (settings.answerKey ?? '').trim());
      pass();
    });
  }
  RED.nodes.registerType('categorize', Categorize);
};
