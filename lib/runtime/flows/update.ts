// At a start with a newer version: puts its flows in the place of those that nobody has changed, and leaves all others as they are.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSafely } from '../secrets';
import { digestOf, isFlow, PLACE, type FlowDigest, type FlowNode } from './digest';

/** What each file began as; null where that can't be told any more. */
interface Begun {
  from: FlowDigest | null;
  /** the shipped version that police IT were last told of */
  told?: string;
}

export interface FlowUpdate {
  /** the shipped one stands in its place now; what was there is kept in before-update/ */
  replaced: string[];
  /** shipped for the first time */
  added: string[];
  /** changed here and left so, while a newer one is shipped; named once for each version */
  kept: string[];
  /** not changed here, but the newer one and the other flows here need each other's nodes: left as it was, named once likewise */
  held: string[];
}

/**
 * @param folder the desk's own, with its flows and no deploy under way
 * @param shipped name in flows/ → file of the program
 * @param versions name → all versions ever shipped: they tell for installations that began before they noted with what
 */
export function updateFlows(folder: string, shipped: Record<string, string>, versions: Record<string, FlowDigest[]>): FlowUpdate {
  const noted = readNotes(folder);
  const before = noted ?? {};
  const installed = readFlows(join(folder, 'flows'));
  const fresh = new Map(Object.entries(shipped).map(([name, file]) => [name, parse(readFileSync(file, 'utf8'))!]));
  const notes: Record<string, Begun> = { ...before };
  const update: FlowUpdate = { replaced: [], added: [], kept: [], held: [] };
  const chosen = new Set<string>();

  for (const [name, nodes] of fresh) {
    const here = installed.get(name);
    const now = digestOf(nodes);
    if (!here) {
      // Without notes a file that is missing may as well have been removed.
      if (noted && !(name in noted)) chosen.add(name);
      else notes[name] ??= { from: null };
      continue;
    }
    const found = digestOf(here);
    const begun = before[name] ?? { from: versions[name]?.find((version) => version.nodes === found.nodes) ?? oldestShipped(folder, name, versions[name] ?? []) };
    if (found.nodes === now.nodes) notes[name] = { from: now };
    else if (begun.from?.nodes === found.nodes) chosen.add(name);
    else {
      notes[name] = begun;
      if (begun.from?.nodes !== now.nodes && begun.told !== now.nodes) {
        update.kept.push(name);
        notes[name] = { ...begun, told: now.nodes };
      }
    }
  }

  for (const name of misfits(installed, fresh, chosen)) {
    const here = installed.get(name);
    // One that was never here is looked at again at the next start.
    if (!here) continue;
    const begun = before[name] ?? { from: digestOf(here) };
    const now = digestOf(fresh.get(name)!).nodes;
    if (begun.told !== now) update.held.push(name);
    notes[name] = { ...begun, told: now };
  }
  const replaced = [...chosen].filter((name) => installed.has(name));
  const copies = join(folder, 'before-update', new Date().toISOString().replaceAll(':', '-'));
  for (const name of replaced) keepCopy(copies, name, join(folder, 'flows', name));
  if (replaced.length > 0) keepCopy(copies, 'credentials.json', join(folder, 'credentials.json'));
  for (const name of chosen) {
    const known = [before[name]?.from, ...(versions[name] ?? [])].filter((version) => version != null);
    const nodes = placed(fresh.get(name)!, installed.get(name), known);
    writeSafely(join(folder, 'flows', name), `${JSON.stringify(nodes, null, 2)}\n`);
    notes[name] = { from: digestOf(fresh.get(name)!) };
    (installed.has(name) ? update.replaced : update.added).push(name);
  }
  if (JSON.stringify(notes) !== JSON.stringify(noted)) writeSafely(join(folder, 'shipped.json'), `${JSON.stringify(notes, null, 1)}\n`);
  return update;
}

/** The newer nodes; those that police IT have moved stay where they were put. */
function placed(nodes: FlowNode[], here: FlowNode[] | undefined, versions: FlowDigest[]): FlowNode[] {
  if (!here) return nodes;
  const { placed: now } = digestOf(here);
  if (versions.some((version) => version.placed === now)) return nodes;
  const places = new Map(here.map((node) => [node.id, Object.fromEntries(PLACE.filter((name) => name in node).map((name) => [name, node[name]]))]));
  return nodes.map((node) => (node.type === 'group' ? node : { ...node, ...places.get(node.id) }));
}

/** Takes out of `chosen` what would not go together with the rest: nodes that stand twice, or that something needs and nothing has. @returns what was taken out */
function misfits(installed: ReadonlyMap<string, FlowNode[]>, fresh: ReadonlyMap<string, FlowNode[]>, chosen: Set<string>): string[] {
  const shippedIds = new Set([...fresh.values()].flat().map(({ id }) => id));
  const taken: string[] = [];
  for (let again = true; again;) {
    again = false;
    const result = new Map([...installed, ...[...chosen].map((name) => [name, fresh.get(name)!] as const)]);
    const ids = [...result.values()].flat().map(({ id }) => id);
    const present = new Set(ids);
    for (const name of chosen) {
      const nodes = fresh.get(name)!;
      const gone = new Set((installed.get(name) ?? []).map(({ id }) => id).filter((id) => !present.has(id)));
      const others = [...result].filter(([other]) => other !== name).flatMap(([, flow]) => flow);
      const otherIds = new Set(others.map(({ id }) => id));
      const fits = !nodes.some(({ id }) => otherIds.has(id)) && !mentions(others, (text) => gone.has(text)) && !mentions(nodes, (text) => shippedIds.has(text) && !present.has(text));
      if (fits) continue;
      chosen.delete(name);
      taken.push(name);
      again = true;
      break;
    }
  }
  return taken;
}

/** Whether a text anywhere in the nodes is one of those looked for: that is how nodes name each other. */
function mentions(value: unknown, isOne: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isOne(value);
  return typeof value === 'object' && value !== null && Object.values(value).some((entry) => mentions(entry, isOne));
}

/** What a file began as, where one of its kept versions is one that was shipped. */
function oldestShipped(folder: string, name: string, versions: FlowDigest[]): FlowDigest | null {
  const kept = join(folder, 'history', name);
  for (const entry of existsSync(kept) ? readdirSync(kept).sort() : []) {
    const nodes = parse(readFileSync(join(kept, entry), 'utf8'));
    const found = nodes && digestOf(nodes);
    const version = found && versions.find((one) => one.nodes === found.nodes);
    if (version) return version;
  }
  return null;
}

function keepCopy(folder: string, name: string, file: string): void {
  if (!existsSync(file)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeSafely(join(folder, name), readFileSync(file, 'utf8'));
}

/** File name → nodes. */
export function readFlows(folder: string): Map<string, FlowNode[]> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : [];
  return new Map(names.flatMap((name) => {
    const nodes = parse(readFileSync(join(folder, name), 'utf8'));
    return nodes ? [[name, nodes] as const] : [];
  }));
}

function parse(text: string): FlowNode[] | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return isFlow(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** undefined where nothing was noted yet, or the file is damaged: then everything counts as it would without. */
function readNotes(folder: string): Record<string, Begun> | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, 'shipped.json'), 'utf8'));
    return typeof content === 'object' && content !== null && Object.values(content).every((entry) => typeof entry === 'object' && entry !== null && 'from' in entry) ? (content as Record<string, Begun>) : undefined;
  } catch {
    return undefined;
  }
}
