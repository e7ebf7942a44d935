// Lists and buttons at Twilio: each made once, found again by a keyed hash of what it says.
import type { Choices, Language } from '../../exchange/messages';
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import type { TwilioApi } from '../twilio/api';

export interface Contents {
  /** The id to send a list or buttons by; made at Twilio where it is new. @throws as TwilioApi.makeContent */
  sidFor(language: Language, body: string, choices: Choices & { open: string }): Promise<string>;
  /** Forgets one that Twilio does not know any more. */
  drop(sid: string): Promise<void>;
  /** Removes at Twilio what was not used for long: a text may be one person's. */
  tidy(): Promise<void>;
}

/** Kept in memory. */
const REMEMBERED = 300;
/** Kept at Twilio. */
const KEPT = 400;
const KEPT_DAYS = 3;
const HOUR = 60 * 60 * 1000;

export function createContents(gate: Gate, api: TwilioApi): Contents {
  const remembered = new Map<string, { sid: Promise<string>; touched: number }>();

  function remember(name: string, sid: Promise<string>): Promise<string> {
    remembered.set(name, { sid, touched: Date.now() });
    sid.catch(() => remembered.delete(name));
    const oldest = remembered.keys().next().value;
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return sid;
  }

  async function find(hash: Buffer): Promise<string | null> {
    const [row] = await gate.sql<{ sealed: Buffer }[]>`update vault.contents set used_at = now() where hash = ${hash} returning sealed_sid as sealed`;
    return row ? gate.vault.open('content-id', row.sealed) : null;
  }

  async function findOrMake(hash: Buffer, language: Language, body: string, choices: Choices & { open: string }): Promise<string> {
    const found = await find(hash);
    if (found) return found;
    const sid = await api.makeContent(`satark-mitra-${hash.toString('hex').slice(0, 16)}`, language, body, choices);
    await gate.sql`insert into vault.contents (hash, sealed_sid) values (${hash}, ${gate.vault.seal('content-id', sid)}) on conflict (hash) do update set sealed_sid = excluded.sealed_sid`;
    return sid;
  }

  return {
    sidFor(language, body, choices) {
      const hash = gate.vault.key('content', JSON.stringify([language, body, choices.style, choices.open, choices.items.map(({ id, title, description }) => [id, title, description])]));
      const name = hash.toString('hex');
      const known = remembered.get(name);
      if (!known) return remember(name, findOrMake(hash, language, body, choices));
      // The database is told now and then that it is still in use.
      return Date.now() - known.touched < HOUR ? known.sid : remember(name, findOrMake(hash, language, body, choices));
    },
    async drop(sid) {
      for (const [name, entry] of remembered) {
        if ((await entry.sid.catch(() => null)) !== sid) continue;
        remembered.delete(name);
        await gate.sql`delete from vault.contents where hash = ${Buffer.from(name, 'hex')}`;
      }
    },
    async tidy() {
      const rows = await gate.sql<{ hash: Buffer; sealed: Buffer }[]>`
        select hash, sealed_sid as sealed from vault.contents
        where used_at < now() - make_interval(days => ${KEPT_DAYS}) or hash in (select hash from vault.contents order by used_at desc offset ${KEPT})
        order by used_at limit 100`;
      for (const { hash, sealed } of rows) {
        try {
          await api.removeContent(gate.vault.open('content-id', sealed));
        } catch (error) {
          if ((error as { status?: number }).status !== 404) {
            log('warn', 'gate', `a list could not be removed at Twilio (${errorKind(error)}); trying again later.`);
            continue;
          }
        }
        remembered.delete(hash.toString('hex'));
        await gate.sql`delete from vault.contents where hash = ${hash}`;
      }
    },
  };
}
