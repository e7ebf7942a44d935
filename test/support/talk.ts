// A citizen's side of a conversation, for tests that read like one: what the citizen sends, and what the bot's answer must hold.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { putInbox } from '../../lib/exchange/inbox';
import { putMedia } from '../../lib/exchange/media';
import type { BotMessage, CitizenMessage, MediaKind } from '../../lib/exchange/messages';
import type { TestDatabase } from './database';
import { gateBoxes } from './keys';

/** What a citizen does: a text is typed. */
export type Sent = string | { tap: string } | { media: MediaKind; text?: string } | { lat: number; lon: number; label?: string } | { message: Partial<CitizenMessage> };
/** What the answer must hold; a text beginning with "not: " must not stand in it. */
export type Expected = string | RegExp;
export type Line = readonly [Sent, ...Expected[]];

export const tap = (title: string): Sent => ({ tap: title });
export const photo = (text = ''): Sent => ({ media: 'photo', text });
export const voice = (): Sent => ({ media: 'voice' });
export const video = (): Sent => ({ media: 'video' });
export const pin = (lat: number, lon: number, label?: string): Sent => ({ lat, lon, ...(label ? { label } : {}) });

const TYPES: Record<MediaKind, string> = { photo: 'image/jpeg', video: 'video/mp4', audio: 'audio/mpeg', voice: 'audio/ogg', document: 'application/pdf' };
const PATIENCE = 15_000;

export class Citizen {
  /** all that the bot said, oldest first */
  readonly heard: BotMessage[] = [];
  private last = 0;

  constructor(private readonly database: TestDatabase, public handle: string = `h-${randomUUID()}`) {}

  /** Plays a script: each line is a message and what its answer must hold. */
  async plays(...lines: Line[]): Promise<void> {
    for (const [sent, ...expected] of lines) {
      const answers = await this.says(sent);
      expectAll(sent, answers, expected);
    }
  }

  /** Sends a message and waits until its turn has ended. @returns what was said in that turn */
  async says(sent: Sent): Promise<BotMessage[]> {
    const id = await this.sends(sent);
    await this.settled(id);
    return this.listens();
  }

  /** Sends without waiting. @returns the inbox id */
  async sends(sent: Sent): Promise<number> {
    return putInbox(this.database.gate, gateBoxes, this.handle, await this.messageOf(sent));
  }

  /** Waits until an inbox row is done (or set aside). */
  async settled(id: number): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const [row] = await this.database.admin`select state from exchange.inbox where id = ${id}`;
      if (row?.state !== 'waiting') return;
      if (Date.now() > until) throw new Error('no turn answered this message in time');
      await new Promise((done) => setTimeout(done, 4));
    }
  }

  /** What the bot has said since the last time. */
  async listens(): Promise<BotMessage[]> {
    const rows = await this.database.admin<{ id: number; message: Buffer }[]>`
      select id, message from exchange.outbox where handle = ${this.handle} and id > ${this.last} order by id`;
    this.last = rows.at(-1)?.id ?? this.last;
    // What failed or was delivered is emptied.
    const said = rows.filter((row) => row.message.length > 0).map((row) => gateBoxes.openMessage<BotMessage>(this.handle, row.message));
    this.heard.push(...said);
    return said;
  }

  /** The choices of the last question, by title. */
  get choices(): string[] {
    return this.heard.findLast((message) => message.choices)?.choices?.items.map((item) => item.title) ?? [];
  }

  private async messageOf(sent: Sent): Promise<CitizenMessage> {
    if (typeof sent === 'string') return { text: sent, media: [] };
    if ('message' in sent) return { text: '', media: [], ...sent.message };
    if ('lat' in sent) return { text: '', media: [], location: sent };
    if ('media' in sent) return { text: sent.text ?? '', media: [await putMedia(this.database.gate, gateBoxes, { kind: sent.media, contentType: TYPES[sent.media] }, Buffer.from(sent.media))] };
    // A tap may be on any list that still stands in the chat, not only on the last.
    const item = this.heard.toReversed().flatMap((message) => message.choices?.items ?? []).find(({ title }) => title === sent.tap);
    if (!item) throw new Error(`nothing to tap is called "${sent.tap}"; there is: ${this.choices.join(' | ')}`);
    return { text: item.title, choice: item.id, media: [] };
  }
}

function expectAll(sent: Sent, answers: BotMessage[], expected: readonly Expected[]): void {
  const all = answers.map((answer) => [answer.text, ...(answer.choices?.items.map((item) => `[${item.title}]`) ?? [])].join('\n')).join('\n---\n');
  const after = `after ${JSON.stringify(sent)} the bot said:\n${all || '(nothing)'}\n`;
  for (const one of expected) {
    if (typeof one === 'string' && one.startsWith('not: ')) assert.ok(!all.includes(one.slice(5)), `${after}which must not hold "${one.slice(5)}"`);
    else if (typeof one === 'string') assert.ok(all.includes(one), `${after}which does not hold "${one}"`);
    else assert.match(all, one, after);
  }
}
