// The node of the widget ui-tip-figures.
import type { NodeAPI } from 'node-red';
import { widgetNode } from '../widget-node';

module.exports = (RED: NodeAPI) => {
  RED.nodes.registerType('ui-tip-figures', widgetNode(RED) as never);
};
