// A citizen's walk from "Hi" to the receipt, with whatever they send at each question, through all that breaks meanwhile.
import type { ChatMessage, PhoneClient } from '../../../simulator/client';
import { RECEIPT, sayUntilTaken } from '../../end-to-end/report';

/** Milliseconds that a citizen waits where parts may be down. */
const PATIENCE = 120_000;
const MOST_ANSWERS = 6;
/** What the bot says beside its questions: how much has come so far, perhaps long after. */
const ASIDE = 'Received so far';
const said = (wanted: string) => new RegExp(`^(?![^]*${ASIDE})[^]*(${wanted})`, 'i');

export interface Walk {
  /** sends what answers "where" */
  place?: (phone: PhoneClient) => Promise<unknown>;
  /** sends what answers "what happened" */
  story: (phone: PhoneClient) => Promise<unknown>;
}

async function ask(phone: PhoneClient, text: string, expected: RegExp): Promise<void> {
  await sayUntilTaken(phone, text);
  await phone.messageWith(expected, { timeout: PATIENCE });
}

/** Files a report in English; gives its receipt. */
export async function fileReport(phone: PhoneClient, walk: Walk): Promise<string> {
  await ask(phone, 'Hi', /language/i);
  await ask(phone, 'English', /about/i);
  await ask(phone, 'Any other information', /district/i);
  await ask(phone, 'Jaunpur', /where/i);
  await (walk.place ?? ((one) => sayUntilTaken(one, 'Mariahu')))(phone);
  await phone.messageWith(/what happened/i, { timeout: PATIENCE });
  await walk.story(phone);
  await sayUntilTaken(phone, 'done');
  // Before the review, the bot may warn of something in the words; the citizen sends them all the same.
  let question = await phone.messageWith(said('check|change|send|keep'), { timeout: PATIENCE });
  for (let answers = 0; answers < MOST_ANSWERS; answers++) {
    const receipt = RECEIPT.exec(question.body);
    if (receipt) return receipt[0];
    await sayUntilTaken(phone, choiceToGoOn(question));
    question = await phone.messageWith(said('.'), { timeout: PATIENCE });
  }
  throw new Error('a citizen was asked again and again, and got no receipt.');
}

function choiceToGoOn({ choice }: ChatMessage): string {
  const titles = choice?.kind === 'list' ? choice.rows.map(({ title }) => title) : (choice?.buttons.map(({ title }) => title) ?? []);
  return titles.find((title) => /^(send|keep|leave|go on)/i.test(title)) ?? 'Send';
}
