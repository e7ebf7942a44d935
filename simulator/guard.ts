// Keeps other web sites away from the phone page's own interface: against requests across sites and against DNS rebinding.
import { isIP } from 'node:net';
import type { RequestHandler } from 'express';

/**
 * Refuses with 403 what a page of another site, or of a name that was made to point here, would send.
 * @param host the host that the simulator listens on; it, localhost and plain IP addresses are its own names
 */
export function ownPagesOnly(host: string): RequestHandler {
  return (request, response, next) => {
    const named = hostName(request.headers.host ?? '');
    if (named !== 'localhost' && named !== host.toLowerCase() && isIP(named) === 0) {
      response.status(403).json({ error: 'This simulator answers only to its own address.' });
      return;
    }
    const { origin, 'sec-fetch-site': site } = request.headers;
    const foreignOrigin = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host);
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (foreignOrigin || foreignSite) {
      response.status(403).json({ error: 'The phone page is operated only from itself, not from another site.' });
      return;
    }
    next();
  };
}

/** The name in a Host header: without port and without the brackets of IPv6. */
function hostName(header: string): string {
  return header.toLowerCase().replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
