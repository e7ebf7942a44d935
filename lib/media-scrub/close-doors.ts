// Closes the network within the scrubber's own program, as a second door behind the system's (scrubber-process.ts).
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/**
 * After this no code written in JavaScript connects, listens or looks up a name in this process.
 * Compiled libraries are not bound by it: only the system's own walls hold those.
 */
export function closeDoors(): void {
  const closed = () => {
    throw new Error('the scrubber has no network.');
  };
  net.Socket.prototype.connect = closed;
  net.Server.prototype.listen = closed;
  dgram.Socket.prototype.bind = closed;
  dgram.Socket.prototype.send = closed;
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse'] as const) Object.assign(dns, { [name]: closed });
  Object.assign(dns.promises, { lookup: closed, resolve: closed });
  globalThis.fetch = closed as unknown as typeof fetch;
  const bound = (process as unknown as { binding?: unknown }).binding;
  if (bound) Object.assign(process, { binding: closed });
}
