// The part of the dashboard's guard that Dashboard 2.0 asks itself: identity on messages, to whom they go, what is stored.
// lib/runtime/dashboard-guard.ts stands behind it with the same rules at the socket.
import type { NodeAPI } from 'node-red';
import type { GuardedSocket } from '../../../../lib/runtime/dashboard-guard';
import { isOwn, userOf } from '../../../../lib/runtime/dashboard-scope';

type Message = Record<string, unknown>;

const hooks = {
  /** Replaces, and does not add to, what the browser said of itself. */
  onAddConnectionCredentials: (socket: GuardedSocket, message: Message) => ({ ...message, _client: socket.data.user ? { user: socket.data.user } : {} }),
  onIsValidConnection: (socket: GuardedSocket, message: Message) => isOwn(socket.data.user, message),
  onCanSaveInStore: () => false,
  /** A message that nobody asked for has no one to be shown to. */
  onInput: (message: Message) => (userOf(message) ? message : undefined),
  onLoad: () => undefined,
  onAction: (socket: GuardedSocket, id: string, message: unknown) => (mayUse(socket, id) && typeof message === 'object' ? message : undefined),
  onSend: (socket: GuardedSocket, id: string, message: unknown) => (mayUse(socket, id) ? message : undefined),
  onChange: (socket: GuardedSocket, id: string, message: unknown) => (mayUse(socket, id) ? message : undefined),
};

const mayUse = (socket: GuardedSocket, id: string) => socket.data.shown?.widgets.has(id) ?? false;

module.exports = (RED: NodeAPI) => {
  RED.plugins.registerPlugin('satark-dashboard-guard', { type: 'node-red-dashboard-2', hooks } as never);
};
