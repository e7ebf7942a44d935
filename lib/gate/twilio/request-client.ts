// The SDK's HTTP client, made safe: another base address where one is set, and no error that holds a number, a text or a token.
import { Agent } from 'node:http';
import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import { AnswerLost, TwilioNotReached, TwilioRefusal } from './problems';

/** Milliseconds that Twilio may take to answer. */
const PATIENCE = 20_000;
/** Sockets to one host. */
const SOCKETS = 40;

export class SafeRequestClient extends RequestClient {
  constructor(private readonly apiBaseUrl?: string) {
    super({ timeout: PATIENCE, keepAlive: true, maxSockets: SOCKETS, maxFreeSockets: SOCKETS });
    // The SDK keeps connections of https alive only; a stand-in may be plain.
    this.axios.defaults.httpAgent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  }

  /** @throws TwilioRefusal, TwilioNotReached or AnswerLost, and nothing else */
  override async request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    let response: Response<Data>;
    try {
      response = await super.request({ ...options, uri: moved(options.uri, this.apiBaseUrl) });
    } catch (error) {
      throw neverSent(error) ? new TwilioNotReached() : new AnswerLost();
    } finally {
      // Kept by the SDK for debugging, with the credentials in it.
      this.lastRequest = undefined;
      this.lastResponse = undefined;
    }
    if (response.statusCode < 400) return response;
    const seconds = Number((response as { headers?: Record<string, string> }).headers?.['retry-after']);
    throw new TwilioRefusal(response.statusCode, codeOf(response.body), seconds > 0 ? seconds : undefined);
  }
}

function moved(uri: string, apiBaseUrl: string | undefined): string {
  if (!apiBaseUrl) return uri;
  const { pathname, search } = new URL(uri);
  return apiBaseUrl.replace(/\/+$/, '') + pathname + search;
}

function neverSent(error: unknown): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(String((error as { code?: unknown } | null)?.code));
}

function codeOf(body: unknown): number {
  try {
    const { code } = (typeof body === 'string' ? JSON.parse(body) : body) as { code?: unknown };
    return Number(code) || 0;
  } catch {
    return 0;
  }
}
