// Lists and buttons at Twilio: each made once, found again by a keyed hash of what it says.
import type { Choices, Language } from '../../exchange/messages';
import type { Gate } from '../gate';
import { noteTwilioList } from '../traces/note';
import type { TwilioApi } from '../twilio/api';

export interface Contents {
  /** The id to send a list or buttons by to somebody; made at Twilio where it is new. @throws as TwilioApi.makeContent */
  sidFor(handle: string, language: Language, body: string, choices: Choices & { open: string }): Promise<string>;
  /** Forgets one that Twilio does not know any more. */
  drop(sid: string): Promise<void>;
  /** Has deleted at Twilio what was not used for long: what only one person got, soon, since its text may be that person's own. */
  tidy(): Promise<void>;
}

/** How every list's name at Twilio begins. */
export const CONTENT_NAME = 'satark-mitra-';
/** Kept in memory. */
const REMEMBERED = 300;
/** Kept at Twilio. */
const KEPT = 400;
const KEPT_DAYS = 3;
/** Minutes after its use, for what only one person got. WhatsApp needs it no longer once the message has gone out. */
const UNSHARED_MINUTES = 10;
/** Milliseconds for which an id is used from memory: well below the time after which another gate may have deleted it. */
const FRESH = { shared: 60 * 60 * 1000, unshared: (UNSHARED_MINUTES / 2) * 60 * 1000 };

export function createContents(gate: Gate, api: TwilioApi): Contents {
  const remembered = new Map<string, { sid: Promise<string>; touched: number; handle: string; shared: boolean }>();

  function remember(name: string, sid: Promise<string>, handle: string, shared: boolean): Promise<string> {
    remembered.set(name, { sid, touched: Date.now(), handle, shared });
    sid.catch(() => remembered.delete(name));
    const oldest = remembered.keys().next().value;
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return sid;
  }

  const { accountSid } = gate.twilio;
  const sealed = (sid: string) => gate.vault.seal('content-id', `${sid}@${accountSid}`);
  /** Rows from before say no account. */
  const opened = (value: Buffer) => {
    const [sid, account] = gate.vault.open('content-id', value).split('@') as [string, string | undefined];
    return { sid, account };
  };

  async function find(hash: Buffer, shared: boolean): Promise<string | null> {
    const [row] = await gate.sql<{ sealed: Buffer }[]>`update vault.contents set used_at = now(), shared = shared or ${shared} where hash = ${hash} returning sealed_sid as sealed`;
    return row ? opened(row.sealed).sid : null;
  }

  async function findOrMake(hash: Buffer, shared: boolean, language: Language, body: string, choices: Choices & { open: string }): Promise<string> {
    const found = await find(hash, shared);
    if (found) return found;
    const made = await api.makeContent(`${CONTENT_NAME}${hash.toString('hex').slice(0, 16)}`, language, body, choices);
    const [row] = await gate.sql<{ sealed: Buffer }[]>`
      insert into vault.contents as c (hash, sealed_sid, shared) values (${hash}, ${sealed(made)}, ${shared})
      on conflict (hash) do update set used_at = now(), shared = c.shared or excluded.shared returning sealed_sid as sealed`;
    const kept = opened(row!.sealed).sid;
    // Another gate was first with the same question.
    if (kept !== made) await noteTwilioList(gate.sql, gate, made);
    return kept;
  }

  return {
    sidFor(handle, language, body, choices) {
      const hash = gate.vault.key('content', JSON.stringify([accountSid, language, body, choices.style, choices.open, choices.items.map(({ id, title, description }) => [id, title, description])]));
      const name = hash.toString('hex');
      const known = remembered.get(name);
      // Two reports have got it: it is a question that everybody gets.
      const shared = known !== undefined && (known.shared || known.handle !== handle);
      // The database is told of that, and now and then that it is still in use.
      if (known && known.shared === shared && Date.now() - known.touched < FRESH[shared ? 'shared' : 'unshared']) return known.sid;
      return remember(name, findOrMake(hash, shared, language, body, choices), handle, shared);
    },
    async drop(sid) {
      for (const [name, entry] of remembered) {
        if ((await entry.sid.catch(() => null)) !== sid) continue;
        remembered.delete(name);
        await gate.sql.begin(async (sql) => {
          await sql`delete from vault.contents where hash = ${Buffer.from(name, 'hex')}`;
          await noteTwilioList(sql, gate, sid);
        });
      }
    },
    async tidy() {
      await gate.sql.begin(async (sql) => {
        const rows = await sql<{ hash: Buffer; sealed: Buffer }[]>`
          delete from vault.contents where hash in (
            select hash from vault.contents
            where used_at < now() - case when shared then make_interval(days => ${KEPT_DAYS}) else make_interval(mins => ${UNSHARED_MINUTES}) end
              or hash in (select hash from vault.contents order by used_at desc offset ${KEPT})
            order by used_at limit 100 for update skip locked
          ) returning hash, sealed_sid as sealed`;
        for (const { hash, sealed: value } of rows) {
          remembered.delete(hash.toString('hex'));
          const { sid, account } = opened(value);
          await noteTwilioList(sql, gate, sid, account);
        }
      });
    },
  };
}
