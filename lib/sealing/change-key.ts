// Gives a side of the system a new key while its processes are at work. A crash at any point is harmless: run again, it goes on where it was.
//
// 1. The new key goes into the file behind the old one, until every process can open what is sealed with it.
// 2. It goes in front, until every process seals with it.
// 3. All that is sealed is brought over.
// 4. The old key is retired in the database, which refuses what is sealed with it from then on; then it leaves the file.
import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './key-ring';

/** Milliseconds. */
const LOOK_EVERY = 250;
const PATIENCE = 60_000;
/** Milliseconds for which one that has gone is waited for: it may be starting again, with keys that were read before. */
const RETURNS_WITHIN = 30_000;
/** Rounds that bring nothing over while something is left. */
const MOST_IDLE = 40;

export interface ChangeOptions {
  /** told of each step, without a word of what is kept */
  say?(sentence: string): void;
  /** milliseconds that processes may take for a step; default PATIENCE */
  patience?: number;
}

/** A process that has the keys in hand. */
export interface KeyHolder {
  name: string;
  /** ids of its keys; it seals with the first */
  keys: string[];
}

export interface KeyChange {
  /** what the file holds now */
  ring: readonly Buffer[];
  idOf(key: Buffer): string;
  isRetired(key: Buffer): boolean;
  /** whether nothing was ever sealed with it: it was made for a change that was not carried through */
  isFresh(key: Buffer): boolean;
  /** Notes a key that was just made, before it is in the file. */
  announce(key: Buffer): Promise<void>;
  /** Puts other keys into the file. */
  write(ring: readonly Buffer[]): void;
  /** Notes that all is sealed with this one from now on. */
  use(key: Buffer): Promise<void>;
  /** the processes that run */
  holders(): Promise<KeyHolder[]>;
  /** Brings over once what is sealed with the older keys and not in anybody's hands. @returns how many rows */
  renew(target: Buffer, older: readonly Buffer[]): Promise<number>;
  /** Retires the older keys where nothing is sealed with them any more. @returns whether it did */
  retire(target: Buffer, older: readonly Buffer[]): Promise<boolean>;
  words: {
    /** 'The vault' */
    whose: string;
    /** 'every gate' */
    everyone: string;
    /** 'A gate' */
    anyone: string;
    /** what to do where a process does not take the new key up */
    notTaken: string;
    /** where something is held for long */
    held: string;
    /** after "the old key opens nothing any more." */
    after: string;
  };
}

/** @throws Error in one sentence where it can't go on; nothing is lost then */
export async function changeKey(change: KeyChange, { say = () => {}, patience = PATIENCE }: ChangeOptions = {}): Promise<void> {
  const { idOf, words } = change;
  const kept = change.ring.filter((key) => !change.isRetired(key));
  if (kept.length < change.ring.length) {
    // It was ended after its last step but one.
    change.write(kept);
    say(`${words.whose} has its new key; the old one is out of the file.`);
    return;
  }
  const target = kept.length === 1 ? randomBytes(KEY_BYTES) : (kept.find((key) => change.isFresh(key)) ?? kept[0]!);
  const older = kept.filter((key) => !key.equals(target));
  const lastSeen = new Map<string, number>();
  const untilAll = (ready: (keys: string[]) => boolean) => untilHolders(change, patience, lastSeen, ready);

  if (!kept[0]!.equals(target)) {
    if (kept.length === 1) await change.announce(target);
    change.write([...older, target]);
    say(`A new key is made; waiting until ${words.everyone} has it …`);
    await untilAll((keys) => keys.includes(idOf(target)));
    change.write([target, ...older]);
  }
  await change.use(target);
  await untilAll((keys) => keys[0] === idOf(target));
  say(`${words.everyone[0]!.toUpperCase()}${words.everyone.slice(1)} uses the new key; bringing over what is kept …`);
  let rows = 0;
  for (let idle = 0; ; await pause()) {
    const renewed = await change.renew(target, older);
    rows += renewed;
    if (await change.retire(target, older)) break;
    idle = renewed > 0 ? 0 : idle + 1;
    if (idle > MOST_IDLE) throw new Error(words.held);
  }
  change.write([target]);
  await untilAll((keys) => keys.length === 1).catch(() => say(`${words.anyone} still holds the old key in memory; it lets go of it at its next start.`));
  say(`${words.whose} has its new key: ${rows} rows were brought over, and the old key opens nothing any more. ${words.after}`);
}

/** Waits until all processes that run have the keys wanted. @param lastSeen name → when it was there */
async function untilHolders({ holders, words }: KeyChange, patience: number, lastSeen: Map<string, number>, ready: (keys: string[]) => boolean): Promise<void> {
  for (const until = Date.now() + patience; ; await pause()) {
    const there = await holders();
    for (const { name } of there) lastSeen.set(name, Date.now());
    const away = [...lastSeen].filter(([name, at]) => Date.now() - at < RETURNS_WITHIN && !there.some((one) => one.name === name)).map(([name]) => name);
    const waiting = [...there.filter(({ keys }) => !ready(keys)).map(({ name }) => name), ...away];
    if (waiting.length === 0) return;
    if (Date.now() > until) throw new Error(`${waiting.join(', ')} did not take up the new key: ${words.notTaken}, then run this again; it goes on where it was.`);
  }
}

const pause = () => new Promise((done) => setTimeout(done, LOOK_EVERY));
