// The node of the widget ui-tip-desk.
import type { NodeAPI } from 'node-red';
import { widgetNode } from '../widget-node';

module.exports = (RED: NodeAPI) => {
  RED.nodes.registerType('ui-tip-desk', widgetNode(RED) as never);
};
