// What every request to the desk passes first: known hosts only, no changes from other sites, headers that bind the browser.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import helmet from 'helmet';

/** A link in the chain of handlers, in plain Node: it must fit Express 4 (Node-RED's) and Express 5 (ours). */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** Ends a request with a sentence. */
export function answer(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

/**
 * Refuses requests for a host name that is not the desk's (DNS rebinding) and changes that another site's page sends.
 * @param deskUrl where browsers reach the desk
 */
export function ownSiteOnly(deskUrl: string): Handler {
  return (request, response, next) => {
    if (!isOwnHost(request, deskUrl)) answer(response, 421, 'This address is not known here. Set DESK_URL to the address that browsers use.');
    else if (!isOwnOrigin(request, deskUrl)) answer(response, 403, 'This request came from the page of another site and is refused.');
    else next();
  };
}

/** Where WebSockets are taken: the editor's live connection and the dashboard's. */
const TAKEN = /^\/(editor\/comms|dashboard\/socket\.io)[/?]|^\/editor\/comms$/;

/** The same for WebSockets, which come past Express; elsewhere they are refused, or they would stay open with nobody to answer. */
export function guardUpgrades(server: Server, deskUrl: string): void {
  server.prependListener('upgrade', (request, socket) => {
    if (TAKEN.test(request.url ?? '') && isOwnHost(request, deskUrl) && isOwnOrigin(request, deskUrl, true)) return;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    // Later listeners look at the path; none takes this one.
    request.url = '/refused';
  });
}

/** A page can only be rebound through a name: an address in numbers is always what it says. */
function isOwnHost(request: IncomingMessage, deskUrl: string): boolean {
  const host = hostOf(`http://${request.headers.host ?? ''}`);
  if (!host) return false;
  return host.hostname === 'localhost' || isIP(host.hostname.replace(/^\[|\]$/g, '')) !== 0 || host.host === new URL(deskUrl).host;
}

function isOwnOrigin(request: IncomingMessage, deskUrl: string, always = false): boolean {
  if (!always && ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) return true;
  if (request.headers['sec-fetch-site'] === 'cross-site') return false;
  const { origin } = request.headers;
  // Programs send none; a browser sends one with every change.
  if (origin === undefined) return true;
  const sender = hostOf(origin);
  return sender !== undefined && (sender.host === request.headers.host || sender.origin === new URL(deskUrl).origin);
}

function hostOf(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

/**
 * Headers for all pages of the desk. The editor and the dashboard need inline styles and `eval` (ui-template, JSONata, Monaco);
 * what matters stays closed everywhere: no foreign frames, scripts, or connections.
 */
export function secureHeaders(deskUrl: string): Handler {
  const withHttps = new URL(deskUrl).protocol === 'https:';
  const shared = {
    'default-src': ["'self'"],
    'connect-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'", 'data:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'script-src-attr': null,
    'upgrade-insecure-requests': null,
  };
  const options = (scripts: string[]) => ({
    contentSecurityPolicy: { useDefaults: false, directives: { ...shared, 'script-src': scripts } },
    strictTransportSecurity: withHttps,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' as const },
    xFrameOptions: { action: 'sameorigin' as const },
  });
  const strict = helmet(options(["'self'"]));
  const roomy = helmet(options(["'self'", "'unsafe-inline'", "'unsafe-eval'", 'blob:']));
  return (request, response, next) => {
    const needsRoom = /^\/(editor|dashboard)([/?]|$)/.test(request.url ?? '');
    (needsRoom ? roomy : strict)(request, response, next);
  };
}
