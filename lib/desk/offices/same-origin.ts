// Whether a change was asked for by our own pages.
import type { IncomingMessage } from 'node:http';

/**
 * Browsers say where a request comes from (Sec-Fetch-Site on trustworthy addresses, Origin with every POST); another site's is refused.
 * A request without either does not come from a browser's page; the SameSite=Strict cookie stands behind this too.
 */
export function isSameOrigin(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

/** Whether the page came over https, here or at a proxy in front. */
export function isSecure(request: IncomingMessage): boolean {
  return 'encrypted' in request.socket || String(request.headers['x-forwarded-proto'] ?? '').split(',')[0]!.trim() === 'https';
}
