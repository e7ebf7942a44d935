// Tells the informant of an event. The only place on the desk beside the conversation where a handle is looked up.
import type { Queryable, Sql } from '../../database/connect';
import type { BotMessage, Choices, Language, Media } from '../../exchange/messages';
import { putOutbox } from '../../exchange/outbox';
import { NOT_SOLVED_CHOICE, SOLVED_CHOICE } from '../conversation/after-filing';
import { seals } from '../seals';
import { finishEvent, releasedText } from './claim-events';
import { compose, outcomeWords, type Facts } from './compose';
import { TEXTS } from './texts';

/** How a node tells it: the words in each language, and what goes with them. */
export interface Notification {
  text: Record<Language, string>;
  /** send what the officer released */
  media: boolean;
  /** ask with two buttons whether the matter is solved */
  askSolved: boolean;
}

interface Row {
  kind: string;
  handle: string;
  language: Language;
  release: boolean;
  words: Buffer | null;
  receipt: string;
  category: string;
  district: string | null;
  station: string | null;
  outcome: string | null;
  /** asked for no messages: they wait for the next one from them */
  quiet: boolean;
}

/** Characters that a caption may have; more goes as a message of its own before the picture (WhatsApp's limit of captions). */
const LONGEST_CAPTION = 1024;

/** Answers that the conversation understands on a filed report. */
const solvedButtons = (language: Language): Choices => ({
  style: 'buttons',
  items: [{ id: SOLVED_CHOICE, title: TEXTS[language].solved }, { id: NOT_SOLVED_CHOICE, title: TEXTS[language]['not-solved'] }],
});

/**
 * Writes what the informant is told and ends the event, in one transaction. Doing it twice tells once: each message has a key of
 * event and node.
 * @param node the id of the node that tells; two nodes may tell two things of one event
 * @returns how many messages were written now
 * @throws Error where there is no such event or nothing to say in the informant's language
 */
export async function tellCitizen(sql: Sql, eventId: number, node: string, notification: Notification): Promise<number> {
  return sql.begin(async (transaction) => {
    const [row] = await transaction<Row[]>`
      select e.kind, t.handle, t.language, e.release, case when e.release then e.words end as words, t.receipt, case t.language when 'hi' then c.name_hi else c.name_en end as category,
        case t.language when 'hi' then d.name_hi else d.name_en end as district, case t.language when 'hi' then s.name_hi else s.name_en end as station,
        coalesce(e.detail->>'outcome', t.outcome) as outcome, t.quiet
      from desk.tip_events e join desk.tips t on t.id = e.tip_id join desk.categories c on c.id = t.category
        left join desk.districts d on d.code = t.district left join desk.stations s on s.id = t.station
      where e.id = ${eventId}`;
    if (!row) throw new Error('the event of a tip that a citizen was to be told of is not there: it may have been deleted meanwhile.');
    const media = notification.media && row.release ? await releasedMedia(transaction, eventId) : [];
    const messages = messagesOf(row, media, notification, await namesOf(transaction));
    if (messages.length === 0) throw new Error('there is nothing to say to the citizen: write the text of this node in both languages, then Deploy.');
    let written = 0;
    for (const [index, message] of messages.entries()) {
      const id = await putOutbox(transaction, seals().boxes, row.handle, message, { onceKey: `event:${eventId}:${node}${index === 0 ? '' : `:${index}`}`, held: row.quiet });
      if (id !== null) written++;
    }
    await finishEvent(transaction, eventId);
    return written;
  });
}

async function releasedMedia(sql: Queryable, eventId: number): Promise<Media[]> {
  return sql<Media[]>`
    select m.id, m.kind, m.content_type as "contentType", m.size from desk.evidence e join exchange.media m on m.id = e.media_id
    where e.event_id = ${eventId} and e.source = 'officer' order by e.id`;
}

/** Names of all categories and places, in both languages. */
async function namesOf(sql: Queryable): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select unnest(array[name_en, name_hi]) as name from (
      select name_en, name_hi from desk.categories union all select name_en, name_hi from desk.districts union all select name_en, name_hi from desk.stations) named`;
  return rows.map(({ name }) => name);
}

function messagesOf(row: Row, media: Media[], { text: texts, askSolved }: Notification, names: readonly string[]): BotMessage[] {
  const { language } = row;
  const facts: Facts = {
    receipt: row.receipt, category: row.category, district: row.district ?? '', station: row.station ?? '',
    outcome: outcomeWords(row.outcome, language), text: (row.words && releasedText(row.receipt, row.kind, row.words)) ?? '',
  };
  const template = texts[language].trim() || texts[language === 'hi' ? 'en' : 'hi'].trim();
  if (template === '') return [];
  const text = compose(template, language, facts, names);
  const asCaption = media.length > 0 && text.length <= LONGEST_CAPTION;
  const first: BotMessage = { language, text, ...(asCaption ? { media: media[0]! } : {}), ...(row.kind === 'question' ? { expectsAnswer: true } : {}) };
  const others = (asCaption ? media.slice(1) : media).map((item): BotMessage => ({ language, text: row.receipt, media: item }));
  // Buttons can't go with a picture: they come with the last words.
  const last = askSolved ? [first, ...others].findLast((message) => !message.media) : undefined;
  if (last) last.choices = solvedButtons(language);
  else if (askSolved) others.push({ language, text: TEXTS[language]['solved-question'], choices: solvedButtons(language) });
  return [first, ...others];
}
