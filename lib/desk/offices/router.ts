// The routes of the offices: signing in, and the case API (docs/case-api.md).
import { json, Router, urlencoded, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { isConnectionTrouble, type Sql } from '../../database/connect';
import { errorKind, log } from '../../log/log';
import { askInformant } from '../cases/ask-informant';
import { assignTip } from '../cases/assign-tip';
import { closeTip } from '../cases/close-tip';
import { listOfficers } from '../cases/list-officers';
import { listTips } from '../cases/list-tips';
import { noteOnTip } from '../cases/note-on-tip';
import { officerMedia, type OfficerMedia } from '../cases/officer-media';
import { readAudit } from '../cases/read-audit';
import { readEvidence } from '../cases/read-evidence';
import { readTip } from '../cases/read-tip';
import { reference } from '../cases/reference';
import { reopenTip } from '../cases/reopen-tip';
import { reportAction } from '../cases/report-action';
import { rerouteTip } from '../cases/reroute-tip';
import { tipChanges } from '../cases/tip-changes';
import { countTips } from '../statistics/counts';
import { Problem } from './problems';
import { auditQuery, bodyOf, clearableText, countQuery, flag, idOf, optionalId, optionalList, optionalText, text, tipQuery, wholeNumber } from './requests';
import { isSameOrigin, isSecure } from './same-origin';
import { sessionCookie, sessionOf, sessionStands, signIn, signOut } from './sessions';
import { ownPath, SIGN_IN_FONTS, SIGN_IN_POLICY, SIGN_IN_STYLE, signInPage } from './sign-in-page';
import { readForm } from './uploads';
import { rightsOf, type Viewer } from './viewer';

/** Shown in place; everything else is offered as a download. */
const SHOWN = /^(image\/(jpeg|png|webp)|video\/(mp4|3gpp)|audio\/(ogg|mpeg|amr|mp4|aac))$/;
/** Milliseconds between signs of life of an open event stream, at which its session is looked at too. */
const HEARTBEAT = 25_000;

/**
 * @param sql the pool of role `desk`
 * @returns a router to be mounted at the root of the desk's server
 */
export function officesRouter({ sql }: { sql: Sql }): Router {
  const router = Router();
  const changes = tipChanges(sql);
  const small = json({ limit: '64kb' });

  const viewerOf = async (request: Request): Promise<Viewer> => {
    const viewer = await sessionOf(sql, request.headers.cookie);
    if (!viewer) throw new Problem('signed-out');
    return viewer;
  };
  /** A reading: the answer of `give` as JSON. */
  const get = (path: string, may: (viewer: Viewer) => boolean, give: (viewer: Viewer, request: Request) => Promise<unknown>) =>
    router.get(path, async (request, response) => {
      const viewer = await viewerOf(request);
      if (!may(viewer)) throw new Problem('not-allowed');
      response.json(await give(viewer, request));
    });
  /** A change asked for in JSON. */
  const change = (path: string, make: (viewer: Viewer, id: number, body: Record<string, unknown>) => Promise<unknown>) =>
    router.post(path, sameOrigin, onlyType('application/json'), small, async (request, response) => {
      const viewer = await viewerOf(request);
      response.json(await make(viewer, idOf(request.params.id), bodyOf(request)));
    });

  router.use(['/api', '/sign-in', '/sign-out', '/sign-in.css'], (_request, response, next) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store', 'X-Frame-Options': 'DENY' });
    next();
  });

  // ── signing in and out ──
  router.get('/sign-in', (request, response) => {
    page(response, 200, signInPage({ next: ownPath(request.query.next) }));
  });
  router.get('/sign-in.css', (_request, response) => {
    response.type('text/css').set('Cache-Control', 'max-age=3600').send(SIGN_IN_STYLE);
  });
  router.get('/sign-in/devanagari-:weight.woff2', (request, response) => {
    const font = SIGN_IN_FONTS.get(String(request.params.weight));
    if (!font) throw new Problem('not-found');
    response.type('font/woff2').set('Cache-Control', 'max-age=86400').send(font);
  });
  router.post('/sign-in', sameOrigin, onlyType('application/json', 'application/x-www-form-urlencoded'), small, urlencoded({ extended: false, limit: '16kb' }), async (request, response) => {
    const body = bodyOf(request);
    const asForm = Boolean(request.is('application/x-www-form-urlencoded'));
    const username = text(body.username);
    const result = await signIn(sql, { username, password: text(body.password) }, request.ip ?? '');
    if ('problem' in result) {
      const problem = new Problem(result.problem);
      if (result.problem === 'too-many-guesses') response.set('Retry-After', String(result.seconds));
      if (!asForm) throw problem;
      page(response, problem.status, signInPage({ next: ownPath(body.next), problem: problem.code, username: username.slice(0, 100) }));
      return;
    }
    response.set('Set-Cookie', sessionCookie(result.token, isSecure(request)));
    if (asForm) response.redirect(303, ownPath(body.next));
    else response.json({ viewer: result.viewer });
  });
  router.post('/sign-out', sameOrigin, async (request, response) => {
    await signOut(sql, request.headers.cookie);
    response.set('Set-Cookie', sessionCookie(null, isSecure(request)));
    if (request.is('application/json')) response.status(204).end();
    else response.redirect(303, '/sign-in');
  });

  // ── reading ──
  const anyone = () => true;
  const seesTips = (viewer: Viewer) => rightsOf(viewer.role).seeTips;
  get('/api/me', anyone, async (viewer) => ({ viewer, may: rightsOf(viewer.role) }));
  get('/api/reference', anyone, () => reference(sql));
  get('/api/tips', seesTips, (viewer, request) => listTips(sql, viewer, tipQuery(request.query)));
  get('/api/tips/:id', seesTips, (viewer, request) => readTip(sql, viewer, idOf(request.params.id)));
  get('/api/officers', seesTips, async (viewer, request) => ({ officers: await listOfficers(sql, viewer, optionalId(request.query.tip)) }));
  get('/api/stats', (viewer) => rightsOf(viewer.role).seeStats, async (viewer, request) => ({ rows: await countTips(sql, viewer, countQuery(request.query)) }));
  get('/api/audit', (viewer) => rightsOf(viewer.role).seeAudit, (viewer, request) => readAudit(sql, viewer, auditQuery(request.query)));

  router.get('/api/evidence/:id', async (request, response) => {
    const viewer = await viewerOf(request);
    if (!seesTips(viewer)) throw new Problem('not-allowed');
    const id = idOf(request.params.id);
    const found = await readEvidence(sql, viewer, id, request.headers.range);
    if ('unsatisfiable' in found) {
      response.status(416).set('Content-Range', `bytes */${found.unsatisfiable}`).end();
      return;
    }
    const shown = SHOWN.test(found.contentType);
    response.status(found.partial ? 206 : 200).set({
      'Content-Type': shown ? found.contentType : 'application/octet-stream',
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename="evidence-${id}${ENDINGS[found.contentType] ?? ''}"`,
      // Even opened in a tab of its own, nothing in it may run or load.
      'Content-Security-Policy': "sandbox; default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Accept-Ranges': 'bytes',
      'X-Frame-Options': 'SAMEORIGIN',
      ...(found.partial ? { 'Content-Range': `bytes ${found.from}-${found.to}/${found.size}` } : {}),
    });
    response.end(found.bytes);
  });

  router.get('/api/events', async (request, response) => {
    const viewer = await viewerOf(request);
    const end = await changes.watch(viewer, () => response.write('event: tips\ndata: {}\n\n'));
    response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    response.write('retry: 5000\n\n');
    const beat = setInterval(() => {
      sessionStands(sql, request.headers.cookie).then(
        (stands) => (stands ? response.write(': here\n\n') : response.end('event: signed-out\ndata: {}\n\n')),
        () => response.end(),
      );
    }, HEARTBEAT);
    response.on('close', () => {
      clearInterval(beat);
      end();
    });
  });

  // ── changes ──
  change('/api/tips/:id/assign', (viewer, id, body) => assignTip(sql, viewer, id, { version: wholeNumber(body.version), officer: wholeNumber(body.officer) }));
  change('/api/tips/:id/question', (viewer, id, body) => askInformant(sql, viewer, id, { text: text(body.text) }));
  change('/api/tips/:id/note', (viewer, id, body) => noteOnTip(sql, viewer, id, { text: text(body.text) }));
  change('/api/tips/:id/close', (viewer, id, body) =>
    closeTip(sql, viewer, id, { version: wholeNumber(body.version), outcome: text(body.outcome), text: optionalText(body.text), release: flag(body.release) }));
  change('/api/tips/:id/reopen', (viewer, id, body) => reopenTip(sql, viewer, id, { version: wholeNumber(body.version), reason: text(body.reason) }));
  change('/api/tips/:id/route', (viewer, id, body) =>
    rerouteTip(sql, viewer, id, {
      version: wholeNumber(body.version), category: optionalText(body.category) || undefined, sensitivity: optionalText(body.sensitivity) || undefined,
      district: clearableText(body.district), station: clearableText(body.station), offices: optionalList(body.offices),
    }));
  router.post('/api/tips/:id/action', sameOrigin, onlyType('multipart/form-data'), async (request, response) => {
    const viewer = await viewerOf(request);
    // Before 80 MB are read: who may not act at all is told at once.
    if (!rightsOf(viewer.role).act) throw new Problem('not-allowed');
    const id = idOf(request.params.id);
    const { fields, files } = await readForm(request);
    const media: OfficerMedia[] = [];
    for (const file of files) media.push(await officerMedia(file));
    response.json(await reportAction(sql, viewer, id, { version: wholeNumber(fields.version), text: optionalText(fields.text), release: flag(fields.release), media }));
  });

  router.use('/api', () => {
    throw new Problem('not-found');
  });
  router.use(['/api', '/sign-in', '/sign-out'], answerProblem);
  return router;
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp', 'video/mp4': '.mp4', 'video/3gpp': '.3gp', 'audio/ogg': '.ogg', 'audio/mpeg': '.mp3', 'audio/amr': '.amr',
  'audio/mp4': '.m4a', 'audio/aac': '.aac', 'application/pdf': '.pdf', 'text/vcard': '.vcf',
};

function page(response: Response, status: number, html: string): void {
  response.status(status).set('Content-Security-Policy', SIGN_IN_POLICY).type('html').send(html);
}

const sameOrigin: RequestHandler = (request, _response, next) => {
  if (!isSameOrigin(request)) throw new Problem('other-origin');
  next();
};

const onlyType = (...types: string[]): RequestHandler => (request, _response, next) => {
  if (!request.is(types)) throw new Problem('bad-request');
  next();
};

/** Whatever was thrown becomes the answer that problems.ts has for it; of a foreign error only its kind is logged. */
function answerProblem(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = error instanceof Problem ? error : toProblem(error);
  if (problem.status >= 500) log('error', 'desk', `a request of an office failed (${errorKind(error)})`);
  // The rest of an upload that was refused is read and dropped, so that the browser sees the answer.
  if (!request.readableEnded) request.resume();
  response.status(problem.status).json(problem);
}

function toProblem(error: unknown): Problem {
  // body-parser: not JSON, too long, cut off
  if (typeof (error as { type?: unknown }).type === 'string' && typeof (error as { status?: unknown }).status === 'number') return new Problem('bad-request');
  // insufficient_privilege: row-level security or the guard of tips refused what the checks above it let through
  if ((error as { code?: unknown }).code === '42501') return new Problem('not-allowed');
  return new Problem(isConnectionTrouble(error) ? 'database-away' : 'failed');
}
