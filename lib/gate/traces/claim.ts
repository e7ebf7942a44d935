// Claims what is to be deleted at Twilio, and writes down how far that came.
import { randomUUID } from 'node:crypto';
import { log } from '../../log/log';
import type { Gate } from '../gate';
import type { SealedTrace } from './note';

/** A record at Twilio that this gate deletes now. */
export interface Trace {
  what: SealedTrace;
  key: Buffer;
  lease: string;
  /** 1 at the first */
  tries: number;
  /** at Twilio, as far as we know */
  mediaLeft: number;
}

/** Seconds after which another gate goes on where this one was killed; deleting twice does no harm. */
const LEASE = 60;
/** Seconds after which a row is looked at again whose key this gate does not have. */
const WITHOUT_KEY = 3600;

export async function claimTraces(gate: Gate, limit: number): Promise<Trace[]> {
  const lease = randomUUID();
  const rows = await gate.sql<{ key: Buffer; sealed: Buffer; tries: number; media: number }[]>`
    with due as (
      select record_key from vault.twilio_records
      where next_try_at <= now() and (lease_until is null or lease_until < now())
      order by next_try_at limit ${limit} for update skip locked
    )
    update vault.twilio_records r set lease = ${lease}, lease_until = now() + make_interval(secs => ${LEASE}), tries = r.tries + 1
    from due where r.record_key = due.record_key
    returning r.record_key as key, r.sealed, r.tries, r.media`;
  const traces: Trace[] = [];
  const shut: Buffer[] = [];
  for (const { key, sealed, tries, media } of rows) {
    const what = openTrace(gate, sealed);
    if (what) traces.push({ what, key, lease, tries, mediaLeft: media });
    else shut.push(key);
  }
  if (shut.length > 0) {
    await gate.sql`update vault.twilio_records set lease = null, lease_until = null, next_try_at = now() + make_interval(secs => ${WITHOUT_KEY}) where record_key in ${gate.sql(shut)}`;
    log('error', 'gate', 'what is to be deleted at Twilio is sealed with a key that this gate does not have: put the key back into its ring.', { records: shut.length });
  }
  return traces;
}

/** Null where its key is not in our ring: one such row must not keep the others. */
function openTrace(gate: Gate, sealed: Buffer): SealedTrace | null {
  try {
    return JSON.parse(gate.vault.open('twilio-record', sealed)) as SealedTrace;
  } catch {
    return null;
  }
}

/** Twilio has nothing of it any more. */
export async function forgetTrace(gate: Gate, trace: Trace): Promise<void> {
  await gate.sql`delete from vault.twilio_records where record_key = ${trace.key} and lease = ${trace.lease}`;
}

/** It is tried again after some seconds. `refusal`: see the column. */
export async function postponeTrace(gate: Gate, trace: Trace, seconds: number, refusal: number): Promise<void> {
  await gate.sql`
    update vault.twilio_records set lease = null, lease_until = null, next_try_at = now() + make_interval(secs => ${seconds}), refusal = ${refusal}, media = ${trace.mediaLeft}
    where record_key = ${trace.key} and lease = ${trace.lease}`;
}
