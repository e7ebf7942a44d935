// Of what was kept back the citizen is reminded once; then it goes to the police without the sentences that tell who wrote it, and those are
// thrown away after a week in which the citizen wanted them sent no more than before.
import type { Queryable, Sql } from '../../database/connect';
import { putOutbox } from '../../exchange/outbox';
import { log } from '../../log/log';
import { seals } from '../seals';
import { insertAddition } from '../tips/add-to-tip';
import { newConversation } from './begin-turn';
import type { IdleSettings } from './idle';
import { openConversation, sealConversation, unsentMark } from './kept';
import { isQuiet } from './quiet';
import { say } from './texts';
import type { Conversation } from './turn';
import { cutChoices, questionOf, withoutTelling } from './unsent';

/** Conversations taken in hand by one transaction. */
const MOST = 20;
/** Days in which the citizen may have sent what was left out; the texts say so. */
const CUT_DAYS = 7;

interface Row {
  handle: string;
  state: Buffer;
  tipId: number;
}

/** null where it can't be opened. */
function opened({ handle, state }: Row): Conversation | null {
  try {
    return { ...newConversation(), ...openConversation(handle, state) };
  } catch {
    log('error', 'desk', 'words that wait for their writer\'s word can\'t be opened: the conversation was changed in the database, or sealed with another key.');
    return null;
  }
}

/** Keeps a conversation; the time of the citizen's last message must stand. One that can't be opened stays for the day on which its key is found. */
async function keep(sql: Queryable, { handle }: Row, conversation: Conversation | null): Promise<void> {
  if (conversation) await sql`update desk.conversations set state = ${sealConversation(handle, conversation)}, unsent = ${unsentMark(conversation)} where handle = ${handle}`;
  else await sql`update desk.conversations set unsent = null, status = 'unreadable' where handle = ${handle}`;
}

/** Reminds once; a citizen who wants no messages not at all. Two desks never take the same conversation. @returns how many were looked at */
export async function remindOfUnsent(sql: Sql, { remindAfterHours }: IdleSettings): Promise<number> {
  return sql.begin(async (transaction) => {
    const rows = await transaction<Row[]>`
      select handle, state, tip_id as "tipId" from desk.conversations c
      where unsent = 'asked' and updated_at < now() - make_interval(secs => ${remindAfterHours * 3600})
        and not exists (select from exchange.inbox i where i.handle = c.handle and i.state = 'waiting')
      order by updated_at limit ${MOST} for update skip locked`;
    for (const row of rows) {
      const conversation = opened(row);
      const unsent = conversation?.unsent;
      if (conversation && unsent) {
        if (!isQuiet(conversation)) await putOutbox(transaction, seals().boxes, row.handle, questionOf(unsent, conversation.language ?? 'hi'));
        conversation.unsent = { ...unsent, reminded: true };
      }
      await keep(transaction, row, conversation);
    }
    return rows.length;
  });
}

/** Sends what may be sent. @returns how many conversations were looked at */
export async function sendRestOfUnsent(sql: Sql, { fileAfterHours }: IdleSettings): Promise<number> {
  return sql.begin(async (transaction) => {
    const rows = await transaction<Row[]>`
      select handle, state, tip_id as "tipId" from desk.conversations c
      where unsent in ('asked', 'reminded') and tip_id is not null and updated_at < now() - make_interval(secs => ${fileAfterHours * 3600})
        and not exists (select from exchange.inbox i where i.handle = c.handle and i.state = 'waiting')
      order by updated_at limit ${MOST} for update skip locked`;
    for (const row of rows) {
      const conversation = opened(row);
      const unsent = conversation?.unsent;
      if (conversation?.receipt && unsent) {
        const language = conversation.language ?? 'hi';
        const text = unsent.texts.map((one) => withoutTelling(one, language)).join('\n\n');
        await insertAddition(transaction, { tipId: row.tipId, receipt: conversation.receipt }, { kind: unsent.kind, text, media: [] });
        const choices = cutChoices(language);
        await putOutbox(transaction, seals().boxes, row.handle, { language, text: say(language, 'unsent-rest-sent'), ...(choices ? { choices } : {}) }, { held: isQuiet(conversation) });
        conversation.unsent = { ...unsent, texts: [], cut: [...unsent.cut, ...unsent.texts] };
      }
      await keep(transaction, row, conversation);
    }
    return rows.length;
  });
}

/** Throws away what was left out a week ago. @returns how many conversations were looked at */
export async function dropCut(sql: Sql): Promise<number> {
  return sql.begin(async (transaction) => {
    const rows = await transaction<Row[]>`
      select handle, state, tip_id as "tipId" from desk.conversations c
      where unsent = 'cut' and updated_at < now() - make_interval(days => ${CUT_DAYS})
        and not exists (select from exchange.inbox i where i.handle = c.handle and i.state = 'waiting')
      order by updated_at limit ${MOST} for update skip locked`;
    for (const row of rows) {
      const conversation = opened(row);
      delete conversation?.unsent;
      await keep(transaction, row, conversation);
    }
    return rows.length;
  });
}
