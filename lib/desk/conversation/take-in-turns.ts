// Claims citizens' messages and begins their turns: many at once, never more than may be in hand, none once it stops.
import { isConnectionTrouble } from '../../database/connect';
import { claimInbox, releaseInbox, renewInbox, type InboxItem } from '../../exchange/inbox';
import { CHANNELS } from '../../exchange/messages';
import { errorKind } from '../../log/log';
import type { Desk } from '../desk';
import { tidyDesk } from '../tidy';
import { beginTurns } from './begin-turn';
import { fileIdle, remindIdle, type IdleSettings } from './idle';
import { tellSetAside } from './set-aside';
import { dropCut, remindOfUnsent, sendRestOfUnsent } from './unsent-idle';
import type { Turn } from './turn';
import { turnBegan, turnEnded } from './turns-in-hand';

export interface IntakeSettings extends IdleSettings {
  /** turns in hand at once */
  most: number;
  /** seconds after which a turn that has not ended is given again; where its desk died, it comes back sooner */
  leaseSeconds: number;
}

export interface IntakeEvents {
  /** a turn begins: send it into the flow */
  begin(turn: Turn): void;
  /** after each look at the database */
  seen(figures: { inHand: number; setAside: number }): void;
  /** in fixed words */
  trouble(sentence: string): void;
}

/** Messages claimed by one statement. */
const MOST_TOGETHER = 100;
/** Seconds after which another desk takes over what this one had when it was killed; fewer where a turn may not even last so long. */
const LONGEST_LEASE = 20;
/** Seconds for which a lease outlives its turn: who lives gives it back itself. */
const MARGIN = 3;
/** Leases that end and messages that are given back come without a wake-up. */
const POLL_MILLISECONDS = 1000;
/** Leases are renewed, silent conversations and messages set aside looked for: every so many polls. */
const CARE_EVERY = 5;
/** What is needed no longer is deleted once an hour: every so many of those looks. */
const TIDY_EVERY = 720;
/** A stop waits so long for turns in hand before it gives them back. */
const FAREWELL_MILLISECONDS = 1000;

interface InHand {
  item: Pick<InboxItem, 'id' | 'lease'>;
  deadline: number;
}

/** The life of one citizen-in node. */
export class TurnIntake {
  private readonly inHand = new Map<number, InHand>();
  private readonly holder: string | null;
  private readonly lease: number;
  private stopped = false;
  private claiming: Promise<void> | undefined;
  private again = false;
  private polls = 0;
  private cares = 0;
  private troubled = false;
  private timer: NodeJS.Timeout | undefined;
  private unlisten: Promise<() => Promise<void>> | undefined;

  constructor(
    private readonly desk: Desk,
    private readonly source: string,
    private readonly settings: IntakeSettings,
    private readonly events: IntakeEvents,
  ) {
    this.holder = desk.name === null ? null : `${desk.name} ${source}`;
    this.lease = Math.min(LONGEST_LEASE, settings.leaseSeconds + MARGIN);
  }

  /** Begins to claim: at once, at each wake-up, and every second. */
  start(): void {
    this.unlisten = this.desk.listen(CHANNELS.inbox, () => this.wake());
    this.unlisten.catch((error: unknown) => this.tell(error));
    this.timer = setInterval(() => void this.poll(), POLL_MILLISECONDS);
    this.wake();
  }

  /** Stops claiming, waits a moment for turns in hand, and gives back those that did not end. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.unlisten?.then((unlisten) => unlisten()).catch(() => {});
    await this.claiming;
    const until = Date.now() + FAREWELL_MILLISECONDS;
    while (this.inHand.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const { item } of [...this.inHand.values()]) {
      await releaseInbox(this.desk.sql, item, 'the flow was stopped').catch(() => {});
      turnEnded(item.id);
    }
  }

  private wake(): void {
    if (this.stopped) return;
    if (this.claiming) {
      this.again = true;
      return;
    }
    this.claiming = this.claim().catch((error: unknown) => this.tell(error)).finally(() => {
      this.claiming = undefined;
      if (this.again) {
        this.again = false;
        this.wake();
      }
    });
  }

  private async claim(): Promise<void> {
    while (!this.stopped) {
      const room = Math.min(this.settings.most - this.inHand.size, MOST_TOGETHER);
      if (room <= 0) return;
      const items = await claimInbox(this.desk.sql, this.desk.seals.boxes, room, this.lease, { name: this.holder, inHand: [...this.inHand.keys()] });
      this.troubled = false;
      if (items.length === 0) return;
      await this.begin(items);
      if (items.length < room) return;
    }
  }

  private async begin(items: InboxItem[]): Promise<void> {
    const deadline = Date.now() + this.settings.leaseSeconds * 1000;
    let turns: Turn[];
    try {
      turns = await beginTurns(this.desk.sql, items, this.source);
    } catch (error) {
      // Where the database went away it was no try: they come again when it is back.
      if (!isConnectionTrouble(error)) for (const item of items) await releaseInbox(this.desk.sql, item, 'its conversation could not be loaded').catch(() => {});
      throw error;
    }
    for (const turn of turns) {
      turnBegan(turn.id, () => {
        this.inHand.delete(turn.id);
        // The citizen's next message may wait already.
        setImmediate(() => this.wake());
      });
      this.inHand.set(turn.id, { item: { id: turn.id, lease: turn.lease }, deadline });
      this.events.begin(turn);
    }
  }

  private async poll(): Promise<void> {
    try {
      for (const [id, { item, deadline }] of [...this.inHand]) {
        if (deadline >= Date.now()) continue;
        await releaseInbox(this.desk.sql, item, 'the turn did not end').finally(() => turnEnded(id));
      }
      this.wake();
      if (this.polls++ % CARE_EVERY !== 0) return;
      if (this.inHand.size > 0) await renewInbox(this.desk.sql, [...this.inHand.values()].map(({ item }) => item), this.lease);
      const setAside = await tellSetAside(this.desk.sql);
      await fileIdle(this.desk.sql, this.settings);
      await remindIdle(this.desk.sql, this.settings);
      await sendRestOfUnsent(this.desk.sql, this.settings);
      await remindOfUnsent(this.desk.sql, this.settings);
      if (this.cares++ % TIDY_EVERY === 0) {
        while (!this.stopped && (await tidyDesk(this.desk.sql)));
        while (!this.stopped && (await dropCut(this.desk.sql)) > 0);
      }
      if (!this.stopped) this.events.seen({ inHand: this.inHand.size, setAside });
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    // Once for an outage.
    if (this.stopped || this.troubled) return;
    this.troubled = true;
    this.events.trouble(isConnectionTrouble(error) ? 'the database is not reachable; messages wait there and are taken as soon as it is.' : `messages could not be taken in (${errorKind(error)}); trying again.`);
  }
}
