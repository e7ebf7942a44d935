// satark-categories: the categories of tips, their words and the offices they go to.
import type { NodeAPI, NodeDef } from 'node-red';
import { checkCategories } from '../../../lib/desk/categories/check-categories';
import { saveCategories } from '../../../lib/desk/categories/save-categories';
import { desk } from '../../../lib/desk/desk';
import { errorKind } from '../../../lib/log/log';
import { type CategoriesNode, nodesOfType, saveAtDeploy } from '../settings-of-flow';

interface Settings extends NodeDef {
  categories?: unknown;
  offices?: unknown;
}

export = function register(RED: NodeAPI): void {
  function SatarkCategories(this: CategoriesNode, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const { categories, offices, faults } = checkCategories(settings);
    this.categories = categories;
    this.offices = offices;
    this.complete = faults.length === 0;
    if (!this.complete) this.error(faults.join('\n'));
  }
  RED.nodes.registerType('satark-categories', SatarkCategories);

  const all = (): CategoriesNode[] => nodesOfType<CategoriesNode>(RED, 'satark-categories');
  saveAtDeploy(RED, 'satark-categories', async () => {
    const nodes = all();
    if (nodes.length === 0) return;
    // Of two nodes that name the same category, the first one's counts.
    const categories = nodes.flatMap((node) => node.categories);
    const offices = nodes.flatMap((node) => node.offices);
    const first = <Row extends { id: string }>(rows: Row[]): Row[] => rows.filter(({ id }, place) => rows.findIndex((row) => row.id === id) === place);
    await saveCategories(desk().sql, first(categories), first(offices), { complete: nodes.every(({ complete }) => complete) });
  }, (error) => all()[0]?.error(`the categories could not be copied into the database (${errorKind(error)}); it is tried again.`));
};
