// tip-stats: counts what the asking person's office may see, in the form that ui-chart takes.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { desk } from '../../../lib/desk/desk';
import { askedBy } from '../../../lib/desk/statistics/asked-by';
import { chartOf } from '../../../lib/desk/statistics/chart';
import { chartQuery } from '../../../lib/desk/statistics/chart-settings';
import { errorKind } from '../../../lib/log/log';

/** Of a message, these replace the node's settings for that once. */
type StatsMessage = { stats?: Record<string, unknown>; payload?: unknown };

export = function register(RED: NodeAPI): void {
  function TipStats(this: Node, settings: NodeDef): void {
    RED.nodes.createNode(this, settings);
    this.on('input', (message, send, done) => {
      count(message as StatsMessage).then(
        (points) => {
          (message as StatsMessage).payload = points;
          this.status({ fill: 'green', shape: 'dot', text: RED._('tip-stats.points', { count: points.length }) });
          send(message);
          done();
        },
        (error: unknown) => {
          this.status({ fill: 'red', shape: 'ring', text: RED._('tip-stats.failed') });
          // Errors of ours say what to do; a foreign one may quote data.
          done(error instanceof Error && error.constructor === Error ? error : new Error(`the tips could not be counted (${errorKind(error)}): try again, and look at the database if it stays so.`));
        },
      );
    });
    const count = async (message: StatsMessage) => chartOf(desk().sql, askedBy(message), chartQuery({ ...settings, ...message.stats }));
  }
  RED.nodes.registerType('tip-stats', TipStats);
};
