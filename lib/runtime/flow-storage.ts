// The desk's flow storage: a file for each tab, whole or not at all, with the versions before.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isFlow, type FlowNode } from './flows/digest';
import { StartFault } from './process-life';
import { writeSafely } from './secrets';

/** Earlier versions that are kept of each file. */
const KEPT = 20;
/** Config nodes that police IT add come here; those that were shipped stay in the file they came with. */
const NEW_CONFIG = 'configuration.json';
const SUBFLOWS = 'subflows.json';

export interface FlowStorage {
  /** what Node-RED takes as `storageModule` */
  module: Record<string, unknown>;
  /** Reads everything once. @throws StartFault that names a damaged file */
  check(): void;
  /** All nodes as they are installed now. @throws as check */
  nodes(): FlowNode[];
}

/**
 * Opens the storage in `folder`; where there are no flows yet, the shipped ones are copied in.
 * Layout: flows/NAME.json (an array of nodes each), order.json, credentials.json (sealed by Node-RED), settings.json,
 * sessions.json, history/NAME/TIME.json. A deploy is written to deploying.json first: one that was cut short is carried through at the next start.
 * @param shipped what to copy at the first start: name in flows/ → file
 */
export function flowStorage(folder: string, shipped: Record<string, string>): FlowStorage {
  const flowsFolder = join(folder, 'flows');
  const deploying = join(folder, 'deploying.json');
  const orderFile = join(folder, 'order.json');

  if (!existsSync(flowsFolder)) {
    const fresh = `${flowsFolder}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    for (const [name, file] of Object.entries(shipped)) copyFileSync(file, join(fresh, name));
    renameSync(fresh, flowsFolder);
  }

  /** file name → its nodes */
  const readFiles = (): Map<string, FlowNode[]> => {
    const files = new Map<string, FlowNode[]>();
    const owner = new Map<string, string>();
    for (const name of readdirSync(flowsFolder).filter((entry) => entry.endsWith('.json')).sort()) {
      const file = join(flowsFolder, name);
      const nodes = readJson(file);
      if (!isFlow(nodes)) throw new StartFault(`the flow file ${file} is damaged: restore it from ${join(folder, 'history', name)} or from the project. The other flow files are untouched.`);
      for (const { id } of nodes) {
        if (owner.has(id)) throw new StartFault(`the flow files ${owner.get(id)} and ${name} in ${flowsFolder} both hold the node ${id}: take it out of one of them.`);
        owner.set(id, name);
      }
      files.set(name, nodes);
    }
    return files;
  };

  const write = (flows: FlowNode[]): void => {
    const before = readFiles();
    const after = divide(flows, before);
    for (const [name, nodes] of after) {
      const file = join(flowsFolder, name);
      if (existsSync(file) && JSON.stringify(before.get(name)) === JSON.stringify(nodes)) continue;
      if (existsSync(file)) keepVersion(folder, name);
      writeSafely(file, `${JSON.stringify(nodes, null, 2)}\n`);
    }
    for (const name of before.keys()) {
      if (after.has(name)) continue;
      keepVersion(folder, name);
      rmSync(join(flowsFolder, name));
    }
    writeSafely(orderFile, `${JSON.stringify(flows.map(({ id }) => id))}\n`);
  };

  const finishDeploy = (): void => {
    if (!existsSync(deploying)) return;
    const flows = readJson(deploying);
    if (isFlow(flows)) write(flows);
    rmSync(deploying);
  };

  const load = (): FlowNode[] => {
    finishDeploy();
    const order = readJson(orderFile);
    const place = new Map(Array.isArray(order) ? order.map((id: unknown, index) => [id, index]) : []);
    const nodes = [...readFiles().values()].flat();
    // A stable sort: nodes that were put in by hand come last, in the order of their files.
    return nodes.sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0);
  };

  const readRecord = (name: string): Record<string, unknown> => {
    const file = join(folder, name);
    const content = existsSync(file) ? readJson(file) : {};
    if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new StartFault(`the file ${file} is damaged: restore it from a copy, or remove it to begin anew with it.`);
    return content as Record<string, unknown>;
  };
  const records = (name: string) => ({
    get: () => settle(() => readRecord(name)),
    save: (content: unknown) => settle(() => writeSafely(join(folder, name), `${JSON.stringify(content)}\n`)),
  });
  const credentials = records('credentials.json');
  const settings = records('settings.json');
  const sessions = records('sessions.json');

  return {
    check: () => {
      load();
      readRecord('credentials.json');
      readRecord('settings.json');
      readRecord('sessions.json');
    },
    nodes: load,
    module: {
      init: () => Promise.resolve(),
      getFlows: () => settle(load),
      saveFlows: (flows: FlowNode[]) =>
        settle(() => {
          writeSafely(deploying, JSON.stringify(flows));
          write(flows);
          rmSync(deploying);
        }),
      getCredentials: credentials.get,
      saveCredentials: credentials.save,
      getSettings: settings.get,
      saveSettings: settings.save,
      getSessions: sessions.get,
      saveSessions: sessions.save,
      // The menu has no library; its two calls are answered all the same.
      getLibraryEntry: () => Promise.resolve([]),
      saveLibraryEntry: () => Promise.reject(new Error('there is no library: export the flow to a file instead.')),
    },
  };
}

/** Which node goes into which file. */
function divide(flows: FlowNode[], before: Map<string, FlowNode[]>): Map<string, FlowNode[]> {
  const fileOf = new Map<string, string>();
  for (const [name, nodes] of before) for (const node of nodes) if (node.z === undefined || node.z === '') fileOf.set(node.id, name);
  const taken = new Set(before.keys());
  const subflows = new Set(flows.filter((node) => node.type === 'subflow').map((node) => node.id));
  for (const node of flows) {
    if (node.type !== 'tab' || fileOf.has(node.id)) continue;
    const name = freeName(node.label ?? '', taken);
    taken.add(name);
    fileOf.set(node.id, name);
  }
  const files = new Map<string, FlowNode[]>();
  for (const node of flows) {
    const root = node.z || node.id;
    const name = fileOf.get(root) ?? (subflows.has(root) ? SUBFLOWS : NEW_CONFIG);
    files.set(name, [...(files.get(name) ?? []), node]);
  }
  return files;
}

/** A file name from a tab's label; labels in Hindi give `tab`, numbered. */
function freeName(label: string, taken: Set<string>): string {
  const words = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40) || 'tab';
  const reserved = new Set([NEW_CONFIG, SUBFLOWS]);
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${words}.json` : `${words}-${count}.json`;
    if (!taken.has(name) && !reserved.has(name)) return name;
  }
}

function keepVersion(folder: string, name: string): void {
  const versions = join(folder, 'history', name);
  mkdirSync(versions, { recursive: true, mode: 0o700 });
  const file = join(folder, 'flows', name);
  copyFileSync(file, join(versions, `${statSync(file).mtime.toISOString().replaceAll(':', '-')}.json`));
  const kept = readdirSync(versions).sort();
  for (const old of kept.slice(0, Math.max(0, kept.length - KEPT))) rmSync(join(versions, old));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function settle<Result>(work: () => Result): Promise<Result> {
  return new Promise((done) => done(work()));
}
