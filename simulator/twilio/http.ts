// Twilio's own HTTP client towards the gate: posts webhooks, fetches outgoing media. Follows no redirects and sends no credentials.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** Bytes fetched, or why not: `unreachable` for no answer or one other than 200, `too-large` beyond the limit. */
export type Fetched = { bytes: Buffer; contentType: string; filename?: string } | 'unreachable' | 'too-large';

export interface HttpClient {
  /**
   * Posts a form and reads the answer to its end.
   * @returns the HTTP status
   * @throws where no answer came within the time, or the connection failed
   */
  postForm(url: string, form: string, headers: Record<string, string>, milliseconds: number): Promise<number>;
  /** Fetches a file of at most `limit` bytes within the time. */
  fetchFile(url: string, limit: number, milliseconds: number): Promise<Fetched>;
  /** Ends all connections, those under way too. */
  close(): void;
}

/** A client with connections of its own. */
export function createHttpClient(): HttpClient {
  const agents: Agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };
  return {
    postForm: (...order) => postForm(agents, ...order),
    fetchFile: (...order) => fetchFile(agents, ...order),
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

interface Agents {
  'http:': HttpAgent;
  'https:': HttpsAgent;
}

async function postForm(agents: Agents, url: string, form: string, headers: Record<string, string>, milliseconds: number): Promise<number> {
  const answer = await open(agents, url, 'POST', { ...headers, 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8', 'Content-Length': String(Buffer.byteLength(form)) }, milliseconds, form);
  // The status is all that counts; a body that breaks off later must not end the process.
  answer.on('error', () => {}).resume();
  return answer.statusCode ?? 0;
}

async function fetchFile(agents: Agents, url: string, limit: number, milliseconds: number): Promise<Fetched> {
  try {
    const answer = await open(agents, url, 'GET', { Accept: '*/*' }, milliseconds);
    if (answer.statusCode !== 200) {
      answer.destroy();
      return 'unreachable';
    }
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > limit) return 'too-large';
      parts.push(part);
    }
    const filename = /filename="?([^";]+)"?/.exec(answer.headers['content-disposition'] ?? '')?.[1];
    return { bytes: Buffer.concat(parts), contentType: (answer.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '', ...(filename ? { filename } : {}) };
  } catch {
    return 'unreachable';
  }
}

function open(agents: Agents, url: string, method: string, headers: Record<string, string>, milliseconds: number, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const secure = url.startsWith('https:');
    const request = (secure ? httpsRequest : httpRequest)(url, { method, headers: { 'User-Agent': 'TwilioProxy/1.1', ...headers }, agent: agents[secure ? 'https:' : 'http:'], signal: AbortSignal.timeout(milliseconds) }, resolve);
    request.on('error', reject);
    request.end(body);
  });
}
