// Turns and flows for testing the nodes that settle a tip.
import { once } from 'node:events';
import type { Node, NodeMessage } from 'node-red';
import helper from 'node-red-node-test-helper';
import type { Answer, Turn } from '../../../lib/desk/conversation/turn';

/** A turn with these answers, as it stands before categorize. */
export function turnWith(answers: Record<string, Partial<Answer> & { kind: string }>, tip: Turn['tip'] = {}): Turn {
  const empty = { hi: '', en: '' };
  const full = Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, { value: '', label: empty, name: empty, ...answer }]));
  return {
    id: 1, lease: 'lease', handle: 'handle', source: 'citizen-in', receivedAt: '2026-11-23T00:00:00Z',
    message: { text: '', media: [] }, used: true,
    conversation: { language: 'en', answers: full, order: Object.keys(full), asked: null, misses: 0, page: 0, held: [], noGuess: [], changing: false, confirmingCancel: false, dangerTold: false, reminded: false },
    answers: Object.fromEntries(Object.entries(full).map(([key, { value }]) => [key, value])),
    language: 'en', replies: [], tip, filed: null, addition: null, status: 'in-progress',
  };
}

/** An answer of a collecting question. */
export const story = (...texts: string[]): Partial<Answer> & { kind: string } => ({ kind: 'collect', pieces: texts.map((text) => ({ text })) });

/** Sends a message into a node and gives what a helper node at its output receives. */
export async function throughNode(from: string, to: string, message: object): Promise<NodeMessage & { turn: Turn }> {
  const arrived = once(helper.getNode(to), 'input');
  (helper.getNode(from) as Node).receive(message as NodeMessage);
  const [received] = (await arrived) as [NodeMessage & { turn: Turn }];
  return received;
}
