// The steps of the conversation that protect citizens, and which of them a flow goes without.
import type { FlowNode } from './digest';

export interface Guard {
  /** type of node */
  type: string;
  /** of a question, its kind */
  kind?: string;
  /** as the palette names it, and what citizens have of it */
  en: { name: string; does: string };
  hi: { name: string; does: string };
}

/** What stands in the shipped conversation between a citizen's message and the filing of the report, and protects whoever wrote it. */
export const GUARDS: readonly Guard[] = [
  {
    type: 'citizen-commands',
    en: { name: 'Commands', does: 'a citizen can stop, be forgotten, or ask for quiet' },
    hi: { name: 'आदेश', does: 'नागरिक बातचीत रोक सकते हैं, अपनी पहचान मिटवा सकते हैं या चुप रहने को कह सकते हैं' },
  },
  {
    type: 'danger-now',
    en: { name: 'Danger now?', does: 'who is in danger is told to call 112' },
    hi: { name: 'अभी खतरा?', does: 'खतरे में पड़े नागरिक को 112 पर फ़ोन करने को कहा जाता है' },
  },
  {
    type: 'dialogue-step', kind: 'notices',
    en: { name: 'Question of the kind Messages', does: 'a citizen can have nothing sent by itself to their phone' },
    hi: { name: '“संदेश” वाला सवाल', does: 'नागरिक चाहें तो उनके फ़ोन पर अपने आप कुछ नहीं भेजा जाता' },
  },
  {
    type: 'self-naming',
    en: { name: 'Named themself?', does: 'a citizen whose words show who they are is warned' },
    hi: { name: 'अपना परिचय दे दिया?', does: 'जिनके शब्दों से उनकी पहचान होती है, उन्हें चेताया जाता है' },
  },
  {
    type: 'dialogue-step', kind: 'review',
    en: { name: 'Question of the kind Review', does: 'a citizen sees everything before it is sent, and can change it' },
    hi: { name: '“समीक्षा” वाला सवाल', does: 'भेजने से पहले नागरिक सब कुछ देख और बदल सकते हैं' },
  },
];

export interface Gap {
  guard: Guard;
  /** none: no report passes it; around: some ways to the filing go around it */
  gap: 'none' | 'around';
}

/** Which guards a conversation goes without on its ways from the citizen's message to the filing; none where no such way is found. */
export function gapsOf(flow: readonly FlowNode[]): Gap[] {
  const ways = waysOf(flow);
  if (!ways.filesWithout(() => false)) return [];
  return GUARDS.flatMap((guard): Gap[] => {
    const isGuard = (node: FlowNode) => node.type === guard.type && (guard.kind === undefined || node.kind === guard.kind);
    if (!ways.filesWithout(isGuard)) return [];
    return [{ guard, gap: ways.passes(isGuard) ? 'around' : 'none' }];
  });
}

/** How nodes lead to each other: by wires, by links, and into subflows and out of them. What is disabled leads nowhere. */
function waysOf(flow: readonly FlowNode[]) {
  const disabled = new Set(flow.filter((node) => node.type === 'tab' && node.disabled === true).map(({ id }) => id));
  const nodes = new Map(flow.filter((node) => node.d !== true && !(node.z && disabled.has(node.z))).map((node) => [node.id, node]));
  const next = new Map<string, string[]>();
  const lead = (from: string, to: unknown) => {
    if (typeof to === 'string') next.set(from, [...(next.get(from) ?? []), to]);
  };
  const subflows = new Map([...nodes.values()].filter(({ type }) => type === 'subflow').map((node) => [node.id, node]));
  for (const node of nodes.values()) {
    const subflow = node.type.startsWith('subflow:') ? subflows.get(node.type.slice('subflow:'.length)) : undefined;
    if (subflow) {
      for (const id of ends(subflow.in)) lead(node.id, id);
      // Which instance a message came in by is not followed: leaving by any of them counts.
      for (const [port, exit] of lists(subflow.out).entries()) {
        for (const id of ends([exit])) for (const to of wiresOf(node)[port] ?? []) lead(id === subflow.id ? node.id : id, to);
      }
    } else if (node.type !== 'subflow') wiresOf(node).flat().forEach((to) => lead(node.id, to));
    if (node.type === 'link out') lists(node.links).forEach((to) => lead(node.id, to));
  }
  const search = (from: string[], along: ReadonlyMap<string, string[]>, closed: (node: FlowNode) => boolean) => {
    const seen = new Set<string>();
    for (const left = [...from]; left.length > 0;) {
      const id = left.pop()!;
      const node = nodes.get(id);
      if (!node || seen.has(id) || closed(node)) continue;
      seen.add(id);
      left.push(...(along.get(id) ?? []));
    }
    return seen;
  };
  const ofType = (type: string) => [...nodes.values()].filter((node) => node.type === type).map(({ id }) => id);
  const back = new Map<string, string[]>();
  for (const [from, tos] of next) for (const to of tos) back.set(to, [...(back.get(to) ?? []), from]);
  const open = () => false;
  return {
    /** whether a message reaches the filing without any of these nodes */
    filesWithout(isGuard: (node: FlowNode) => boolean): boolean {
      const reached = search(ofType('citizen-in'), next, isGuard);
      return ofType('file-tip').some((id) => reached.has(id));
    },
    /** whether one of these nodes stands on a way to the filing */
    passes(isGuard: (node: FlowNode) => boolean): boolean {
      const [reached, filing] = [search(ofType('citizen-in'), next, open), search(ofType('file-tip'), back, open)];
      return [...nodes.values()].some((node) => isGuard(node) && reached.has(node.id) && filing.has(node.id));
    },
  };
}

const lists = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const wiresOf = (node: FlowNode): unknown[][] => lists(node.wires).map(lists);
/** Ids of the nodes that a subflow's entries or exits are wired to. */
const ends = (ports: unknown): string[] => lists(ports).flatMap((port) => lists((port as { wires?: unknown }).wires)).map((wire) => String((wire as { id?: unknown }).id));
