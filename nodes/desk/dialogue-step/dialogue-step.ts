// dialogue-step: one question of the conversation.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { readStep, type FlowStep } from '../../../lib/desk/conversation/step-settings';
import type { StepSettings } from '../../../lib/desk/conversation/kinds/kind';
import { takeStep } from '../../../lib/desk/conversation/take-step';
import { endTurn, onTurn, walkAgain } from '../on-turn';
import { worldOfFlow } from '../world-of-flow';

export = function register(RED: NodeAPI): void {
  function DialogueStep(this: Node, settings: NodeDef & FlowStep & { categories?: string }): void {
    RED.nodes.createNode(this, settings);
    const step = stepOf(this, settings);
    onTurn(this, async (message, pass) => {
      if (!step) throw new Error('its settings are not complete');
      const outcome = takeStep(message.turn, step, worldOfFlow(RED, settings.categories));
      if (outcome === 'passed') return pass();
      if (outcome === 'asked') return endTurn(message);
      walkAgain(RED, message);
    });
  }
  RED.nodes.registerType('dialogue-step', DialogueStep);
};

function stepOf(node: Node, settings: FlowStep): StepSettings | null {
  try {
    return readStep(settings);
  } catch (error) {
    node.status({ fill: 'red', shape: 'ring', text: 'settings' });
    node.error(`this question can't be asked: ${(error as Error).message}`);
    return null;
  }
}
