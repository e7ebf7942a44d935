// Finds out before anything is started whether the ports are free.
import { createServer } from 'node:net';

/**
 * Tries each port.
 * @param ports setting → port
 * @throws Error whose message has one sentence for each port that can't be had
 */
export async function checkPorts(host: string, ports: Record<string, number>): Promise<void> {
  const faults: string[] = [];
  for (const [setting, port] of Object.entries(ports)) {
    const code = await tryPort(host, port);
    if (code === 'EADDRINUSE') faults.push(`port ${port} of ${host} (${setting}) is taken: end the program that has it, or set ${setting} to another port.`);
    else if (code === 'EACCES') faults.push(`port ${port} (${setting}) may not be opened by this user: set ${setting} to one above 1023.`);
    else if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      faults.push(`HOST is ${host}, which is no address of this machine: set HOST to 127.0.0.1 or to one that it has.`);
      break;
    } else if (code) faults.push(`port ${port} of ${host} (${setting}) can't be opened (${code}).`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown reason'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
