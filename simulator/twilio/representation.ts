// Messages, media and templates as Twilio's REST API shows them.
import type { StoredMessage } from '../chats/store';
import type { MediaItem } from '../types';
import type { Content } from './content-rules';
import type { World } from './world';

/** RFC 2822, the form of all dates in the 2010 API. */
export const rfc2822 = (iso: string): string => new Date(iso).toUTCString().replace('GMT', '+0000');

/** A message resource. */
export function messageResource(world: World, message: StoredMessage): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${world.account.sid}/Messages/${message.sid}`;
  const date = rfc2822(message.time);
  return {
    account_sid: world.account.sid,
    api_version: '2010-04-01',
    body: message.record?.body ?? '',
    date_created: date,
    date_sent: date,
    date_updated: date,
    direction: message.direction === 'from-phone' ? 'inbound' : 'outbound-api',
    error_code: message.errorCode ?? null,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: String(message.media.filter((item) => item.heldByTwilio).length + (message.mediaUrl ? 1 : 0)),
    num_segments: '1',
    price: null,
    price_unit: null,
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** A media resource. */
export function mediaResource(world: World, message: StoredMessage, item: MediaItem): Record<string, unknown> {
  const date = rfc2822(message.time);
  return {
    account_sid: world.account.sid,
    content_type: item.contentType,
    date_created: date,
    date_updated: date,
    parent_sid: message.sid,
    sid: item.sid,
    uri: `/2010-04-01/Accounts/${world.account.sid}/Messages/${message.sid}/Media/${item.sid}.json`,
  };
}

/** A content template resource. */
export function contentResource(world: World, content: Content): Record<string, unknown> {
  const url = `${world.baseUrl()}/v1/Content/${content.sid}`;
  return {
    account_sid: world.account.sid,
    date_created: content.created,
    date_updated: content.created,
    friendly_name: content.friendlyName,
    language: content.language,
    links: { approval_create: `${url}/ApprovalRequests/whatsapp`, approval_fetch: `${url}/ApprovalRequests` },
    sid: content.sid,
    types: content.types,
    url,
    variables: content.variables,
  };
}

/** Where a page of a list starts and how long it is, from its query. */
export function pageOf(query: unknown, most: number): { page: number; size: number } {
  const { PageSize, Page } = query as Record<string, string | undefined>;
  const size = Math.min(most, Math.max(1, Number.parseInt(PageSize ?? '50', 10) || 50));
  return { page: Math.max(0, Number.parseInt(Page ?? '0', 10) || 0), size };
}
