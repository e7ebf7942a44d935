// Fetches from Twilio what a citizen sent. https://www.twilio.com/docs/messaging/api/media-resource
import { LARGEST_MEDIA } from '../../exchange/messages';

export interface MediaSource {
  accountSid: string;
  authToken: string;
  /** another base for Twilio's REST API, for stand-ins: the one host allowed beside Twilio's own */
  apiBaseUrl?: string;
}

/** Media could not be had this time; another try may succeed. Names no address. */
export class MediaNotAvailable extends Error {
  constructor() {
    super('media could not be fetched from Twilio.');
  }
}

export type FetchedMedia = { bytes: Buffer } | { problem: 'too-large' | 'not-available' };

const HOPS = 3;
/** Milliseconds for all hops and bytes: 16 MB take 16 s at 8 Mbit/s. */
const PATIENCE = 30_000;

/**
 * The bytes at a media address of a webhook. Credentials go to Twilio's API only and never along with a redirect.
 * @throws MediaNotAvailable where trying again may help
 */
export async function fetchMedia(address: string, source: MediaSource): Promise<FetchedMedia> {
  let url = firstAddress(address, source);
  const signal = AbortSignal.timeout(PATIENCE);
  for (let hop = 0; url && hop <= HOPS; hop++) {
    const headers: Record<string, string> = hop === 0 ? { authorization: `Basic ${Buffer.from(`${source.accountSid}:${source.authToken}`).toString('base64')}` } : {};
    const response = await fetch(url, { headers, redirect: 'manual', signal }).catch(() => {
      throw new MediaNotAvailable();
    });
    if (response.ok) return readCapped(response);
    await response.body?.cancel().catch(() => {});
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) throw new MediaNotAvailable();
    url = allowed(URL.parse(location, url), source);
  }
  return { problem: 'not-available' };
}

/** The address itself where it is allowed, at the stand-in where one takes the place of Twilio's API. */
function firstAddress(address: string, source: MediaSource): URL | null {
  const url = URL.parse(address);
  if (!url) return null;
  if (source.apiBaseUrl && isTwilioApi(url)) {
    const base = new URL(source.apiBaseUrl);
    return new URL(base.origin + base.pathname.replace(/\/$/, '') + url.pathname + url.search);
  }
  return (isTwilioApi(url) && url.protocol === 'https:') || isStandIn(url, source) ? url : null;
}

function allowed(url: URL | null, source: MediaSource): URL | null {
  if (!url) return null;
  const twilios = url.protocol === 'https:' && url.port === '' && /(^|\.)(twilio\.com|twiliocdn\.com)$/.test(url.hostname);
  return twilios || isStandIn(url, source) ? url : null;
}

const isTwilioApi = (url: URL) => url.port === '' && /^api(\.[a-z0-9-]+)*\.twilio\.com$/.test(url.hostname);

function isStandIn(url: URL, source: MediaSource): boolean {
  return source.apiBaseUrl !== undefined && url.origin === new URL(source.apiBaseUrl).origin;
}

async function readCapped(response: Response): Promise<FetchedMedia> {
  const tooLarge = async (): Promise<FetchedMedia> => {
    await response.body?.cancel().catch(() => {});
    return { problem: 'too-large' };
  };
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_MEDIA) return tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      // Leaving the loop ends the download.
      if (size > LARGEST_MEDIA) return { problem: 'too-large' };
      chunks.push(chunk);
    }
  } catch {
    throw new MediaNotAvailable();
  }
  return { bytes: Buffer.concat(chunks, size) };
}
