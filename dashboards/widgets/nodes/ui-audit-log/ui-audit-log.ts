// The node of the widget ui-audit-log.
import type { NodeAPI } from 'node-red';
import { widgetNode } from '../widget-node';

module.exports = (RED: NodeAPI) => {
  RED.nodes.registerType('ui-audit-log', widgetNode(RED) as never);
};
