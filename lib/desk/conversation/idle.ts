// Conversations that fell silent: a reminder, and later an incomplete tip, so that nothing a citizen sent is lost.
import type { Queryable, Sql } from '../../database/connect';
import { putOutbox } from '../../exchange/outbox';
import { log } from '../../log/log';
import { seals } from '../seals';
import { dropConversation } from '../tidy';
import { insertTip } from '../tips/file-tip';
import { newReceipt } from '../../exchange/receipt';
import { newConversation } from './begin-turn';
import { openConversation, sealConversation, unsentMark } from './kept';
import { hasSomething } from './cancel';
import { say } from './texts';
import { answerOfKind, contentsOf } from './tip-of-turn';
import { allPieces } from './pieces';
import { isQuiet } from './quiet';
import type { Conversation } from './turn';
import { leaveOutTelling } from './left-out';
import { cutChoices } from './unsent';

export interface IdleSettings {
  /** hours of silence after which the citizen is reminded, once */
  remindAfterHours: number;
  /** hours of silence after which what there is becomes an incomplete tip */
  fileAfterHours: number;
}

/** Conversations taken in hand by one transaction. */
const MOST = 20;
/** WhatsApp lets a bot write freely for 24 hours after the citizen's last message. */
const WINDOW_HOURS = 23;

interface Idle {
  handle: string;
  state: Buffer;
}

/** What is known of a silent conversation; null where it can't be opened, which its next message tells. */
function opened({ handle, state }: Idle): Conversation | null {
  try {
    return { ...newConversation(), ...openConversation(handle, state) };
  } catch {
    return null;
  }
}

/** Reminds once where a question stands open; a citizen who wants no messages not at all. Two desks never take the same conversation. @returns how many were looked at */
export async function remindIdle(sql: Sql, settings: IdleSettings): Promise<number> {
  return sql.begin(async (transaction) => {
    const idle = await transaction<Idle[]>`
      select handle, state from desk.conversations c
      where status = 'in-progress' and updated_at < now() - make_interval(secs => ${settings.remindAfterHours * 3600})
        and updated_at > now() - make_interval(hours => ${WINDOW_HOURS})
        and to_remind
        and not exists (select from exchange.inbox i where i.handle = c.handle and i.state = 'waiting')
      order by updated_at limit ${MOST} for update skip locked`;
    for (const row of idle) {
      const { handle } = row;
      const conversation = opened(row);
      if (conversation && !isQuiet(conversation)) {
        const language = conversation.language ?? 'hi';
        await putOutbox(transaction, seals().boxes, handle, { language, text: say(language, 'reminder') }, { onceKey: `reminder:${handle}` });
      }
      // The time of the citizen's last message must stand.
      const state = conversation ? sealConversation(handle, { ...conversation, reminded: true }) : row.state;
      await transaction`update desk.conversations set state = ${state}, to_remind = false where handle = ${handle}`;
    }
    return idle.length;
  });
}

/** Files what was sent as an incomplete tip, or takes a conversation away in which nothing was said. @returns how many tips were filed */
export async function fileIdle(sql: Sql, settings: IdleSettings): Promise<number> {
  return sql.begin(async (transaction) => {
    const idle = await transaction<Idle[]>`
      select handle, state from desk.conversations c
      where status = 'in-progress' and updated_at < now() - make_interval(secs => ${settings.fileAfterHours * 3600})
        and not exists (select from exchange.inbox i where i.handle = c.handle and i.state = 'waiting')
      order by updated_at limit ${MOST} for update skip locked`;
    let filed = 0;
    for (const row of idle) {
      const { handle } = row;
      const conversation = opened(row);
      if (!conversation) {
        // Kept as it is, for the day on which its key is found again.
        log('error', 'desk', 'a silent conversation can\'t be opened and is not filed: it was changed in the database, or sealed with another key.');
        await transaction`update desk.conversations set status = 'unreadable', to_remind = false where handle = ${handle}`;
      } else if (hasSomething({ conversation })) {
        await fileIncomplete(transaction, handle, conversation);
        filed += 1;
      } else {
        await dropConversation(transaction, [handle]);
      }
    }
    return filed;
  });
}

async function fileIncomplete(sql: Queryable, handle: string, conversation: Conversation): Promise<void> {
  const language = conversation.language ?? 'hi';
  const receipt = newReceipt();
  // Nobody has said that words which tell who wrote them shall go.
  const { rest, leftOut } = leaveOutTelling(conversation, language);
  const place = answerOfKind(rest, 'place');
  const district = answerOfKind(rest, 'district')?.value || null;
  const location = place?.location ?? allPieces({ conversation: rest }).find((piece) => piece.location)?.location;
  const offices = district ? await sql<{ id: string }[]>`select id from desk.offices where kind = 'sp' and district = ${district}` : [];
  const tipId = await insertTip(sql, {
    receipt, handle, language, district,
    category: answerOfKind(rest, 'categories')?.value || 'other',
    sensitivity: null, because: [], contradiction: null,
    station: place?.station ?? null,
    outside: district === 'outside',
    place: place?.value || null,
    lat: location?.lat ?? null, lon: location?.lon ?? null,
    offices: offices.map(({ id }) => id),
    incomplete: true,
    ...contentsOf(rest),
  });
  if (isQuiet(conversation)) await sql`update desk.tips set quiet = true where id = ${tipId}`;
  const filed: Conversation = { ...rest, receipt, asked: null, ...(leftOut.length > 0 ? { unsent: { kind: 'added', texts: [], cut: leftOut, reminded: true } } : {}) };
  await sql`
    update desk.conversations set status = 'filed', tip_id = ${tipId}, to_remind = false, state = ${sealConversation(handle, filed)}, unsent = ${unsentMark(filed)} where handle = ${handle}`;
  const told = [say(language, 'filed-incomplete', { receipt }), ...(leftOut.length > 0 ? [say(language, 'filed-incomplete-left-out')] : [])].join('\n\n');
  const choices = leftOut.length > 0 ? cutChoices(language) : undefined;
  await putOutbox(sql, seals().boxes, handle, { language, text: told, ...(choices ? { choices } : {}), handle: 'filed', receipt }, { onceKey: `incomplete:${handle}`, held: isQuiet(conversation) });
}
