// The page that the dashboard runs in: Dashboard 2.0's own, with our name, icon, font and look.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { type RequestHandler } from 'express';

/** Of the compiled widgets package; what stands in it is served below the dashboard's path as `look/`. */
export const WIDGETS = join(__dirname, '..', '..', 'dashboards', 'widgets');
const LOOK = join(WIDGETS, 'resources');

/** Answers requests for a page and for files of the look; passes everything else on. */
export function dashboardPage(): RequestHandler {
  const look = express.static(LOOK, { index: false, maxAge: '1h' });
  const source = join(dirname(createRequire(__filename).resolve('@flowfuse/node-red-dashboard/package.json')), 'dist', 'index.html');
  let html: string | undefined;
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next();
      return;
    }
    const base = request.baseUrl || '/dashboard';
    if (request.path.startsWith('/look/')) {
      request.url = request.url.slice('/look'.length);
      look(request, response, () => void response.status(404).type('text').send('There is nothing at this address.\n'));
      return;
    }
    if (/^\/(favicon\.(ico|svg)|apple-touch-icon\.png)$/.test(request.path)) {
      response.sendFile(join(LOOK, 'shield.svg'));
      return;
    }
    const isPage = !/\/_setup$/.test(request.path) && !/\.[a-z0-9]+$/i.test(request.path) && !request.path.includes('/socket.io');
    if (!isPage) {
      next();
      return;
    }
    // The page asks for its settings relative to its own address.
    const [path, query] = request.originalUrl.split('?');
    if (path === base) {
      response.redirect(303, `${base}/${query === undefined ? '' : `?${query}`}`);
      return;
    }
    html ??= withOurLook(readFileSync(source, 'utf8'), base);
    response.set('Cache-Control', 'no-store').type('html').send(html);
  };
}

/** @throws Error where Dashboard 2.0's page has changed so that nothing of ours would be in it */
export function withOurLook(page: string, base: string): string {
  if (!page.includes('</head>') || !page.includes('<title>')) throw new Error("Dashboard 2.0's page has another form than expected: look at lib/runtime/dashboard-page.ts.");
  return page
    .replace(/<title>[^<]*<\/title>/, '<title>सतर्क मित्र · Satark Mitra</title>')
    .replace(/<meta name="description"[^>]*>/, '')
    // Its script sets these later, and fails where they are missing.
    .replace(/(<meta name="theme-color"[^>]*content=")[^"]*/g, '$1#1f2a5a')
    .replaceAll('"./', `"${base}/`)
    .replace(/(<link[^>]*?)href="data:image[^"]*"/, `$1href="${base}/favicon.svg"`)
    // Charts are drawn once: a font that comes later would leave boxes in them on a machine without Devanagari.
    .replace('</head>', `<link rel="preload" as="font" type="font/woff2" crossorigin href="${base}/look/fonts/noto-sans-devanagari-devanagari-400-normal.woff2">
<link rel="stylesheet" href="${base}/look/look.css">\n<link rel="stylesheet" href="${base}/look/widgets.css">\n</head>`);
}
