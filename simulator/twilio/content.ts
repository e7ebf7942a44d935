// Twilio's Content API: templates for lists, quick replies and approved messages.
import { type Request, Router } from 'express';
import { parseContent, type Content } from './content-rules';
import { operate, parameter } from './operations';
import { refusal } from './refusals';
import { contentResource, pageOf } from './representation';
import { newSid } from './sids';
import type { World } from './world';

/** Routes below /v1/Content. WhatsApp's approval is given at once. */
export function contentRoutes(world: World): Router {
  const { store } = world;
  const router = Router();

  function known(request: Request): Content {
    const content = store.contents.get(parameter(request, 'sid'));
    if (!content) throw refusal(20404);
    return content;
  }

  router.post(
    '/',
    operate(world, 'content', 201, (request) => {
      const content: Content = { ...parseContent(request.body), sid: newSid('HX'), created: new Date().toISOString() };
      store.contents.set(content.sid, content);
      store.contentChanged(content.sid);
      return contentResource(world, content);
    }),
  );

  router.get(
    '/',
    operate(world, 'content', 200, (request) => {
      const { page, size } = pageOf(request.query, 500);
      const all = [...store.contents.values()].reverse();
      const url = (number: number) => `${world.baseUrl()}/v1/Content?PageSize=${size}&Page=${number}`;
      const start = page * size;
      return {
        contents: all.slice(start, start + size).map((content) => contentResource(world, content)),
        meta: { key: 'contents', page, page_size: size, url: url(page), first_page_url: url(0), next_page_url: all.length > start + size ? url(page + 1) : null, previous_page_url: page > 0 ? url(page - 1) : null },
      };
    }),
  );

  router.get('/:sid', operate(world, 'content', 200, (request) => contentResource(world, known(request))));

  router.delete(
    '/:sid',
    operate(world, 'content', 204, (request) => {
      const { sid } = known(request);
      store.contents.delete(sid);
      store.contentChanged(sid);
    }),
  );

  router.post(
    '/:sid/ApprovalRequests/whatsapp',
    operate(world, 'content', 201, (request) => {
      const content = known(request);
      const { name, category } = request.body as Record<string, unknown>;
      if (typeof name !== 'string' || !/^[a-z0-9_]+$/.test(name)) throw refusal(20422, 'name may hold only lower-case letters, digits and _.');
      if (category !== 'UTILITY' && category !== 'MARKETING' && category !== 'AUTHENTICATION') throw refusal(20422, 'category must be UTILITY, MARKETING or AUTHENTICATION.');
      content.approval = { name, category, status: 'approved' };
      store.contentChanged(content.sid);
      return { category, content_type: Object.keys(content.types)[0], name, rejection_reason: '', status: 'received' };
    }),
  );

  router.get(
    '/:sid/ApprovalRequests',
    operate(world, 'content', 200, (request) => {
      const content = known(request);
      const { name, category, status } = content.approval ?? { name: '', category: '', status: 'unsubmitted' };
      return { sid: content.sid, account_sid: world.account.sid, url: `${world.baseUrl()}/v1/Content/${content.sid}/ApprovalRequests`, whatsapp: { type: 'whatsapp', name, category, content_type: Object.keys(content.types)[0], status, rejection_reason: '', allow_category_change: true } };
    }),
  );

  return router;
}
