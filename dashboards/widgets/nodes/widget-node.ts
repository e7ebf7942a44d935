// What all widgets of ours do on the server: stand on their group, and pass on what the page sends.
import type { Node, NodeAPI, NodeDef } from 'node-red';

interface Group extends Node {
  register(node: Node, config: NodeDef & { passthru: boolean }, events: { onAction?: boolean }): void;
}

/** Makes the constructor of a widget's node; its data come from the case API or from a message, never from here. */
export function widgetNode(RED: NodeAPI): (this: Node, config: NodeDef & { group: string }) => void {
  return function (config) {
    RED.nodes.createNode(this, config);
    const group = RED.nodes.getNode(config.group) as Group | null;
    // What a widget shows must not leave it again: wired back to what counts (to refresh), it would go round for ever.
    if (group) group.register(this, { ...config, passthru: false }, { onAction: true });
    else this.warn('this widget stands on no group: choose one.');
  };
}
