// citizen-commands: back, menu, cancel, status, stop, help and the other language, at any moment of a conversation.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { readCommandSettings, type FlowCommands } from '../../../lib/desk/conversation/command-settings';
import { takeCommand } from '../../../lib/desk/conversation/commands';
import { desk } from '../../../lib/desk/desk';
import { endTurn, onTurn } from '../on-turn';

export = function register(RED: NodeAPI): void {
  function CitizenCommands(this: Node, settings: NodeDef & FlowCommands): void {
    RED.nodes.createNode(this, settings);
    const commands = readCommandSettings(settings);
    onTurn(this, async (message, pass) => {
      if ((await takeCommand(message.turn, commands, desk().sql)) === 'ended') await endTurn(message);
      else pass();
    });
  }
  RED.nodes.registerType('citizen-commands', CitizenCommands);
};
