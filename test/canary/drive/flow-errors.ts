// What police IT may build by mistake or on purpose: function nodes that throw, log and keep all that passes them.
import type { World } from '../world/world';

/** Only messages with this word are thrown about, so that the others arrive. */
export const TRIGGER = 'Breakdown';

interface FlowNode {
  id: string;
  type: string;
  wires?: string[][];
  [property: string]: unknown;
}

const functionNode = (id: string, code: string): FlowNode => ({ id, type: 'function', name: id, func: `const all = JSON.stringify(msg);\nif (!all.includes('${TRIGGER}')) return null;\n${code}`, outputs: 1, timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [], wires: [[]] });

/** Deploys them beside the shipped flows. @throws where the editor does not take it */
export async function deployLoudNodes({ system }: World): Promise<void> {
  const headers = { Authorization: `Bearer ${await system.editorToken()}`, 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' };
  const { flows, rev } = (await (await fetch(`${system.deskUrl}/editor/flows`, { headers })).json()) as { flows: FlowNode[]; rev: string };
  const intake = flows.find(({ type }) => type === 'citizen-in')!;
  const event = flows.find(({ type }) => type === 'tip-event')!;
  const loud = [
    functionNode('canary-throw', 'throw new Error(all);'), functionNode('canary-throw-message', 'throw msg;'), functionNode('canary-say', 'node.warn(all); node.error(all, msg); node.log(all); node.status(all.slice(-60)); console.log(all); console.error(msg);'),
    functionNode('canary-later', 'setTimeout(() => { throw new Error(all); }, 5); return null;'), functionNode('canary-keep', "context.set('kept', msg); flow.set('kept', all); global.set('kept', all);"),
    functionNode('canary-reject', 'Promise.reject(new Error(all)); return null;'),
    { id: 'canary-debug', type: 'debug', name: '', active: true, tosidebar: true, console: true, tostatus: true, complete: 'true', targetType: 'full', statusVal: 'payload', statusType: 'auto', wires: [] },
  ].map((node) => ({ ...node, z: intake.z, x: 100, y: 900 }));
  const ids = loud.map(({ id }) => id);
  for (const node of [intake, event]) node.wires = [[...(node.wires?.[0] ?? []), ...ids]];
  const deployed = await fetch(`${system.deskUrl}/editor/flows`, { method: 'POST', headers: { ...headers, 'Node-RED-Deployment-Type': 'nodes' }, body: JSON.stringify({ flows: [...flows, ...loud], rev }) });
  if (!deployed.ok) throw new Error(`the editor did not take the flows: ${deployed.status}`);
}
