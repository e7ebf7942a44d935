// The node of the widget ui-system-health.
import type { NodeAPI } from 'node-red';
import { widgetNode } from '../widget-node';

module.exports = (RED: NodeAPI) => {
  RED.nodes.registerType('ui-system-health', widgetNode(RED) as never);
};
