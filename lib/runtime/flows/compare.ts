// What the shipped flows have that the installed ones lack, and the other way round, in words.
import { digestOf, PLACE, type FlowNode } from './digest';
import { gapsOf } from './guards';

type Flows = ReadonlyMap<string, FlowNode[]>;

/** A tab, a subflow, or the configuration nodes that stand on none. */
interface Place {
  id: string;
  title: string;
  shipped: FlowNode[];
  here: FlowNode[];
}

/** @param shipped file name → nodes. @param here likewise */
export function compareFlows(shipped: Flows, here: Flows): string[] {
  const [theirs, ours] = [[...shipped.values()].flat(), [...here.values()].flat()];
  const [shippedById, hereById] = [byId(theirs), byId(ours)];
  const lines: string[] = [];
  for (const { title, ...place } of placesOf(theirs, ours)) {
    const lacking = place.shipped.filter(({ id }) => !hereById.has(id));
    const own = place.here.filter(({ id }) => !shippedById.has(id));
    const changed = place.here.flatMap((node) => {
      const other = shippedById.get(node.id);
      const names = other ? differences(other, node) : [];
      return names.length > 0 ? [`${nameOf(node)}: ${names.join(', ')}`] : [];
    });
    const parts: [string, string[]][] = [['The shipped one has, yours lacks:', lacking.map(nameOf)], ['Yours has, the shipped one lacks:', own.map(nameOf)], ['In both, and different in:', changed]];
    const told = parts.filter(([, list]) => list.length > 0);
    if (told.length > 0) lines.push(title, ...told.flatMap(([sentence, list]) => [`  ${sentence}`, ...list.map((name) => `    ${name}`)]), '');
  }
  if (lines.length === 0) lines.push(digestOf(theirs).placed === digestOf(ours).placed ? 'Your flows are those that are shipped.' : 'Your flows are those that are shipped; only places differ.', '');
  return [...lines, ...guardLines(ours)];
}

/** A sentence for each step that protects citizens and that the conversation goes without. */
export function guardLines(flow: readonly FlowNode[]): string[] {
  return gapsOf(flow).map(({ guard, gap }) => (gap === 'none'
    ? `The conversation goes without “${guard.en.name}”, by which ${guard.en.does}: docs/editing.md tells how to put it in.`
    : `Some ways of the conversation go around “${guard.en.name}”, by which ${guard.en.does}: docs/editing.md tells how to put it on all.`));
}

function placesOf(shipped: FlowNode[], here: FlowNode[]): Place[] {
  const places = new Map<string, Place>();
  for (const [side, nodes] of [['shipped', shipped], ['here', here]] as const) {
    const containers = byId(nodes.filter(({ type }) => type === 'tab' || type === 'subflow'));
    for (const node of nodes) {
      const container = containers.get(node.z || node.id);
      const id = container?.id ?? '';
      const place = places.get(id) ?? { id, title: titleOf(container), shipped: [], here: [] };
      place[side].push(node);
      places.set(id, place);
    }
  }
  return [...places.values()];
}

function titleOf(container: FlowNode | undefined): string {
  if (!container) return 'Configuration nodes';
  return `${container.type === 'tab' ? 'Tab' : 'Subflow'} “${textOf(container.label) || textOf(container.name) || container.id}”`;
}

/** As a person finds it in the editor: its type, and its name or, of a question, its answer key. */
function nameOf(node: FlowNode): string {
  const name = textOf(node.label) || textOf(node.name) || textOf(node.answerKey) || textOf(node.kind);
  return name ? `${node.type} “${name}”` : node.type;
}

/** Names of the properties that differ; what is empty on one side may be missing on the other. */
function differences(shipped: FlowNode, here: FlowNode): string[] {
  const names = [...new Set([...Object.keys(shipped), ...Object.keys(here)])].filter((name) => !PLACE.includes(name));
  return names.filter((name) => {
    const [one, other] = [shipped[name], here[name]];
    if (isEmpty(one) && isEmpty(other)) return false;
    return digestOf([{ id: '', type: '', one }]).nodes !== digestOf([{ id: '', type: '', one: other }]).nodes;
  });
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
const textOf = (value: unknown) => (typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : '');
const byId = (nodes: FlowNode[]) => new Map(nodes.map((node) => [node.id, node]));
