// Takes the number off: an accepted request becomes a message under a handle, with its media scrubbed.
import type { CitizenMessage, MediaProblem } from '../exchange/messages';
import type { ScrubbedMedia, ScrubResult } from '../media-scrub/result';
import type { Gate } from './gate';
import { RECEIVED_TRIES, type ReceivedItem } from './incoming/received';
import type { IncomingMedia, IncomingRequest } from './incoming/request';
import { fetchMedia, MediaNotAvailable } from './media/fetch';
import { ScrubberNotAvailable } from './media/scrubber';
import { chooseHandle, type HandleRules } from './people/choose-handle';
import type { ContactAddress, ContactSecret } from './people/contact';
import { findPerson } from './people/person';
import { createMasking } from './scrub/own-details';
import { newHandle } from './vault';

export interface AnonymizeSettings extends HandleRules {
  /** stands where the citizen's own number, name or e-mail address was */
  mask: string;
}

/** What leaves the gate, and the contact that stays in it. */
export interface AnonymousMessage {
  handle: string;
  /** the message begins a report */
  begins: boolean;
  contact: ContactSecret;
  /** without media, which are written together with it */
  message: CitizenMessage;
  media: ScrubbedMedia[];
}

/**
 * @throws MediaNotAvailable, ScrubberNotAvailable where Twilio does not give the media, or no process can scrub it, and the request has tries left; after the last one the
 *   words go on alone, with a problem that the desk tells
 */
export async function anonymize(gate: Gate, item: ReceivedItem, settings: AnonymizeSettings): Promise<AnonymousMessage> {
  const request = JSON.parse(gate.vault.open('request', item.sealed)) as IncomingRequest;
  const [person, fetched] = await Promise.all([findPerson(gate, request.sender, request.repliedTo), takeMedia(gate, request.media, item.attempts >= RECEIVED_TRIES)]);

  const facts = { text: request.text, tapped: request.choice !== undefined, repliedHandle: person.replied?.handle };
  const chosen = chooseHandle(person.handles, facts, settings, item.receivedAt);
  const handle = chosen ?? newHandle();
  // To make a person takes a transaction, which every role can count. A report of somebody known takes as many.
  if (chosen === null && !person.settled) await gate.sql`select pg_current_xact_id()`;

  const known = (kind: ContactAddress['kind']) => person.addresses.filter((address) => address.kind === kind).map(({ value }) => value);
  const masked = createMasking({ phones: known('phone'), businessScoped: known('business-scoped'), profileName: request.profileName }, settings.mask);
  // A row of another report's list, tapped: its words are the desk's, which could have written there whose they are.
  const foreign = request.choice !== undefined && person.quoted !== null && person.quoted !== handle;
  const message: CitizenMessage = { text: foreign ? '' : masked(request.text), media: [] };
  if (request.choice !== undefined && !foreign) message.choice = masked(request.choice);
  if (request.location) {
    const { lat, lon, label, address } = request.location;
    message.location = { lat, lon, ...(label && { label: masked(label) }), ...(address && { address: masked(address) }) };
  }
  if (person.replied?.handle === handle) message.replyTo = person.replied.outbox;
  if (request.forwarded) message.forwarded = true;
  const media = fetched.filter((result) => 'bytes' in result);
  const problem: MediaProblem | undefined = fetched.find((result) => 'problem' in result)?.problem ?? (request.empty ? 'unsupported' : undefined);
  if (problem) message.mediaProblem = problem;
  return { handle, begins: chosen === null, contact: person.contact, message, media };
}

/** What is done soon, going by what it is said to be: a lie only costs the liar a place in the queue. */
const QUICK = /^(image|audio)\//;

/** In the order in which they were sent. */
function takeMedia(gate: Gate, media: IncomingMedia[], lastTry: boolean): Promise<ScrubResult[]> {
  return Promise.all(
    media.map(async ({ url, contentType }) => {
      // A contact card is someone's name and number by nature: it is not even fetched.
      if (/vcard|directory/.test(contentType)) return { problem: 'unsupported' } as const;
      try {
        const fetched = await fetchMedia(url, gate.twilio);
        return 'bytes' in fetched ? await gate.scrubber.scrub(fetched.bytes, !QUICK.test(contentType)) : fetched;
      } catch (error) {
        if ((error instanceof MediaNotAvailable || error instanceof ScrubberNotAvailable) && lastTry) return { problem: 'not-available' } as const;
        throw error;
      }
    }),
  );
}
