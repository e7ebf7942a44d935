// Media is fetched with credentials from Twilio alone, and never without bounds.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LARGEST_MEDIA } from '../../../lib/exchange/messages';
import { fetchMedia, MediaNotAvailable } from '../../../lib/gate/media/fetch';
import { ACCOUNT, serve, TOKEN, type TestServer } from '../support';

describe('fetching media', () => {
  const servers: TestServer[] = [];
  const at = async (answer: (request: IncomingMessage, response: ServerResponse) => unknown) => {
    const server = await serve(answer);
    servers.push(server);
    return server.url;
  };
  const source = (apiBaseUrl?: string) => ({ accountSid: ACCOUNT, authToken: TOKEN, apiBaseUrl });
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  it('authenticates, follows a redirect, and leaves the credentials behind there', async () => {
    const seen: [string, string | undefined][] = [];
    const url = await at((request, response) => {
      seen.push([request.url!, request.headers.authorization]);
      if (request.url === '/media') response.writeHead(307, { location: '/cdn/file' }).end();
      else response.end('bytes');
    });
    const fetched = await fetchMedia(`${url}/media`, source(url));
    assert.deepEqual(fetched, { bytes: Buffer.from('bytes') });
    assert.deepEqual(seen, [['/media', `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`], ['/cdn/file', undefined]]);
  });

  it('asks the stand-in where an address names Twilio\'s API', async () => {
    const url = await at((request, response) => response.end(request.url));
    assert.deepEqual(await fetchMedia('https://api.twilio.com/2010-04-01/x', source(`${url}/base/`)), { bytes: Buffer.from('/base/2010-04-01/x') });
  });

  it('asks no other host, and none that a redirect names', async () => {
    let asked = 0;
    const foreign = await at((_, response) => {
      asked++;
      response.end('secret of the inner network');
    });
    const url = await at((_, response) => response.writeHead(302, { location: foreign }).end());
    assert.deepEqual(await fetchMedia(foreign, source(url)), { problem: 'not-available' });
    assert.deepEqual(await fetchMedia(foreign, source()), { problem: 'not-available' });
    assert.deepEqual(await fetchMedia(url, source(url)), { problem: 'not-available' });
    for (const address of ['http://api.twilio.com/x', 'https://api.twilio.com.example.org/x', 'https://api.twilio.com@127.0.0.1/x', 'file:///etc/passwd', 'no address']) {
      assert.deepEqual(await fetchMedia(address, source()), { problem: 'not-available' });
    }
    assert.equal(asked, 0);
  });

  it('gives up after three redirects', async () => {
    let asked = 0;
    const url = await at((_, response) => {
      asked++;
      response.writeHead(302, { location: `/again/${asked}` }).end();
    });
    assert.deepEqual(await fetchMedia(`${url}/x`, source(url)), { problem: 'not-available' });
    assert.equal(asked, 4);
  });

  it('refuses more than 16 MB by what is announced, and by what comes', async () => {
    const announced = await at((_, response) => response.writeHead(200, { 'content-length': LARGEST_MEDIA + 1 }).flushHeaders());
    assert.deepEqual(await fetchMedia(announced, source(announced)), { problem: 'too-large' });
    let sent = 0;
    const endless = await at(async (_, response) => {
      response.setMaxListeners(0);
      const chunk = Buffer.alloc(1 << 20);
      while (!response.destroyed && sent < 200) {
        sent++;
        if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
    });
    assert.deepEqual(await fetchMedia(endless, source(endless)), { problem: 'too-large' });
    assert.ok(sent < 100, 'the download was ended');
  });

  it('says that another try may help when Twilio fails, without a word of the address', async () => {
    for (const answer of [(_: IncomingMessage, response: ServerResponse) => response.writeHead(503).end(), (_: IncomingMessage, response: ServerResponse) => response.writeHead(404).end(), (request: IncomingMessage) => request.socket.destroy()]) {
      const url = await at(answer);
      await assert.rejects(fetchMedia(`${url}/ME-secret`, source(url)), (error: Error) => error instanceof MediaNotAvailable && !/127|ME-secret/.test(JSON.stringify([error.message, error.stack?.split('\n')[0], error.cause])));
    }
  });
});
