// A gate that sends to the simulator, with phones of citizens whom the vault knows.
import { putMedia } from '../../../lib/exchange/media';
import type { BotMessage, Media } from '../../../lib/exchange/messages';
import { putOutbox } from '../../../lib/exchange/outbox';
import { answerInbound, answerStatus } from '../../../lib/gate/http/webhooks';
import { answerMedia } from '../../../lib/gate/outgoing/media-address';
import { startSender } from '../../../lib/gate/outgoing/sender';
import type { Outcome, SendOptions } from '../../../lib/gate/outgoing/sending';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { startSimulator, type PhoneClient, type Settings, type StartedSimulator } from '../../../simulator/client';
import { ACCOUNT, eventually, SENDER, serve, testGate, TOKEN, type TestGate, type TestServer } from '../support';
import { deskBoxes } from '../../support/keys';

export interface Citizen {
  phone: PhoneClient;
  contact: string;
  handle: string;
}

export interface SendingGate extends TestGate {
  simulator: StartedSimulator;
  server: TestServer;
  outcomes: Outcome[];
  /** Starts sending; called again, a second gate on the same database. */
  start(options?: Partial<SendOptions & { concurrency: number }>): void;
  stop(): Promise<void>;
  /** Someone who has just written. */
  citizen(number: string): Promise<Citizen>;
  /** What the desk says. Resolves to the outbox id. */
  say(citizen: Pick<Citizen, 'handle'>, message: Partial<BotMessage> & { text: string }): Promise<number>;
  /** Waits for an outbox row to reach a state; resolves to its problem. */
  reaches(outbox: number, state: 'sent' | 'failed'): Promise<string | null>;
}

export const WORDS: SendOptions['words'] = { en: { hint: 'Reply with the number.', open: 'Choose' }, hi: { hint: 'उत्तर में नंबर लिखिए।', open: 'चुनिए' } };

export async function sendingGate(settings: Partial<Settings> = {}): Promise<SendingGate> {
  const server = await serve((request, response) => {
    const path = request.url!.split('?')[0]!;
    if (path === '/whatsapp/inbound') return answerInbound(opened.gate, request, response);
    if (path === '/whatsapp/status') return answerStatus(opened.gate, request, response);
    return answerMedia(opened.gate, request, response);
  });
  const simulator = await startSimulator({ accountSid: ACCOUNT, authToken: TOKEN, sender: SENDER, inboundUrl: `${server.url}/whatsapp/inbound`, settings: { pace: 5, ...settings } });
  const opened = await testGate({ publicUrl: server.url, twilio: { apiBaseUrl: simulator.url } });
  const { gate, database } = opened;
  const stops: (() => Promise<void>)[] = [];
  const outcomes: Outcome[] = [];
  const stop = async () => void (await Promise.all(stops.splice(0).map((end) => end())));
  return {
    ...opened,
    simulator,
    server,
    outcomes,
    start: (options = {}) => void stops.push(startSender(gate, { concurrency: 10, lists: true, words: WORDS, lookUpAfter: 0.3, onOutcome: (outcome) => outcomes.push(outcome), ...options })),
    stop,
    async citizen(number) {
      const phone = await simulator.phone(number);
      await phone.text('hi');
      const { contact } = await findPerson(gate, { phone: number });
      return { phone, contact, handle: await openHandle(gate.sql, gate.vault, contact) };
    },
    say: async ({ handle }, message) => (await putOutbox(database.desk, deskBoxes, handle, { language: 'en', ...message }))!,
    async reaches(outbox, state) {
      const row = await eventually(async () => {
        const [found] = await database.desk<{ problem: string | null }[]>`select problem from exchange.outbox where id = ${outbox} and state = ${state}`;
        return found;
      }, `outbox row to be ${state}`);
      return row.problem;
    },
    async close() {
      await stop();
      await simulator.close();
      await opened.close();
      await server.close();
    },
  };
}

/** A file that an officer released. */
export function officersPhoto(sending: SendingGate, bytes: Buffer): Promise<Media> {
  return putMedia(sending.database.desk, deskBoxes, { kind: 'photo', contentType: 'image/jpeg' }, bytes);
}
