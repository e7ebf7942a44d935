// Ports for what tests start, which nothing else takes in the meantime.
import { createServer } from 'node:net';

/**
 * Below the ports that systems hand out by themselves: what asks for any port, and every connection outward, gets one of those,
 * and might get the one of a part that is just being started, or was killed and comes back.
 */
const [LOWEST, COUNT] = [15_000, 15_000];

const given = new Set<number>();

/** A port of 127.0.0.1 that is free, and that this run of the tests has not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
