// What every node of the conversation does with an incoming message: check that it carries a turn, act, and call done() once.
import type { Node, NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red';
import { isConnectionTrouble } from '../../lib/database/connect';
import { commitTurn, giveBackTurn } from '../../lib/desk/conversation/commit-turn';
import { turnEnded } from '../../lib/desk/conversation/turns-in-hand';
import type { Turn } from '../../lib/desk/conversation/turn';
import { desk } from '../../lib/desk/desk';
import { errorKind } from '../../lib/log/log';

export interface TurnMessage extends NodeMessageInFlow {
  turn: Turn;
}

/** A citizen-in node, as other nodes find it. */
export interface CitizenInNode extends Node {
  /** Sends a turn down the chain again, after an answer was taken away. */
  walk(message: NodeMessage): void;
}

/** What a node does with a turn; `pass` sends the message on. */
export type HandleTurn = (message: TurnMessage, pass: () => void) => void | Promise<void>;

/** Registers the input handler. A turn that a node fails on is given back: it comes again, and is set aside after three tries. */
export function onTurn(node: Node, handle: HandleTurn): void {
  node.on('input', (message, send, done) => {
    const { turn } = message as TurnMessage;
    if (typeof turn?.lease !== 'string') {
      done(new Error('the message has no turn: this node works in a chain that begins with citizen-in.'));
      return;
    }
    act(node, handle, message as TurnMessage, () => send(message)).then(() => done(), done);
  });
}

async function act(node: Node, handle: HandleTurn, message: TurnMessage, pass: () => void): Promise<void> {
  const failure = await (async () => handle(message, pass))().then(() => null, (error: unknown) => ({ error }));
  if (!failure) return;
  // Where the database went away it was no try: citizen-in takes the message up again when it is back.
  if (isConnectionTrouble(failure.error)) turnEnded(message.turn.id);
  else await giveBackTurn(desk().sql, message.turn, `${node.type} failed`).catch(() => {});
  // The error itself is not passed on: its message may quote what was being written.
  throw new Error(`a citizen's message could not be worked on (${errorKind(failure.error)}). It is safe and comes again; after three tries it is set aside at citizen-in.`);
}

/** Commits the turn and ends the chain here. */
export async function endTurn(message: TurnMessage): Promise<void> {
  await commitTurn(desk().sql, message.turn);
}

/** Walks the turn down the chain again, from the citizen-in that began it: an answer was taken away. */
export function walkAgain(RED: NodeAPI, message: TurnMessage): void {
  const source = RED.nodes.getNode(message.turn.source) as CitizenInNode | null;
  if (!source) throw new Error('the citizen-in node of this turn is gone');
  source.walk(message);
}
