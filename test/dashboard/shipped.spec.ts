// The dashboard's flow files as shipped.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleSeesPage } from '../../lib/runtime/dashboard-scope';
import { chartQuery } from '../../lib/desk/statistics/chart-settings';

interface FlowNode {
  id: string; type: string; z?: string; group?: string; page?: string; ui?: string; theme?: string; path?: string; className?: string; acceptsClientConfig?: string[]; wires?: string[][]; chartType?: string; ymin?: string; rules?: { v: string }[];
}

const folder = join(__dirname, '..', '..', '..', 'dashboards');
const nodes = readdirSync(folder).filter((name) => name.endsWith('.json')).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as FlowNode[]);
const byId = new Map(nodes.map((node) => [node.id, node]));
const of = (type: string) => nodes.filter((node) => node.type === type);
const widgets = nodes.filter(({ type, group }) => type.startsWith('ui-') && group !== undefined);

describe('the shipped dashboard', () => {
  it('limits every widget type it uses to the viewer who asked', () => {
    const listed = of('ui-base')[0]!.acceptsClientConfig!;
    for (const { type } of widgets) assert.ok(listed.includes(type), `${type} is not in acceptsClientConfig`);
  });

  it('is one dashboard, with ids that exist only once', () => {
    assert.equal(of('ui-base').length, 1);
    assert.equal(byId.size, nodes.length);
  });

  it('has no property of a config node that is by chance the id of another', () => {
    const config = nodes.filter(({ z, type }) => z === undefined && type !== 'tab');
    for (const node of config) {
      for (const [name, value] of Object.entries(node)) {
        if (['id', 'ui', 'page', 'theme', 'z'].includes(name)) continue;
        assert.ok(typeof value !== 'string' || !byId.has(value), `${node.id}.${name} is the id of another node`);
      }
    }
  });

  it('names the roles of every page, and gives each role one page at least', () => {
    for (const page of of('ui-page')) assert.match(page.className ?? '', /for-/, page.id);
    for (const role of ['dig', 'sp', 'officer', 'police-it', 'auditor'] as const) assert.ok(of('ui-page').some((page) => roleSeesPage(role, page.className)), role);
  });

  it('shows tips to no page of police IT or of the auditor', () => {
    for (const { group } of of('ui-tip-desk')) {
      const page = byId.get(byId.get(group!)!.page!)!;
      assert.ok(!roleSeesPage('police-it', page.className) && !roleSeesPage('auditor', page.className), page.id);
    }
  });

  it('wires and places everything to what exists', () => {
    for (const node of nodes) {
      for (const target of [node.group, node.page, node.ui, node.theme, ...(node.wires ?? []).flat()]) if (target !== undefined) assert.ok(byId.has(target), `${node.id} → ${target}`);
      if (node.type === 'switch') for (const { v } of node.rules!) assert.ok(v === '$pageview' || byId.get(v)?.type === 'ui-page', `${node.id}: ${v}`);
    }
  });

  it('counts in every chart what can be counted, from 0 on', () => {
    for (const node of of('tip-stats')) assert.doesNotThrow(() => chartQuery(node as unknown as Record<string, unknown>), node.id);
    for (const chart of of('ui-chart')) assert.deepEqual([chart.chartType, chart.ymin], ['bar', '0'], chart.id);
  });

  it('has weekly and monthly charts, by category and by station, for DIG and SP', () => {
    for (const role of ['dig', 'sp'] as const) {
      const shown = of('tip-stats').filter(({ wires }) => roleSeesPage(role, byId.get(byId.get(byId.get(wires![0]![0]!)!.group!)!.page!)!.className)).map((node) => chartQuery(node as unknown as Record<string, unknown>));
      for (const time of ['week', 'month']) assert.ok(shown.some(({ by }) => by === time), `${role} ${time}`);
      for (const key of ['category', 'station', 'sensitivity']) assert.ok(shown.some(({ by, split }) => by === key || split === key), `${role} ${key}`);
    }
  });
});
