// Files reports as a citizen does, through the simulator's phone, with a citizen's patience where parts of the system are down.
import assert from 'node:assert/strict';
import type { ChatMessage, PhoneClient } from '../../simulator/client';

export interface Story {
  /** a digit of the categories list, default "other" by its words */
  category?: string;
  district?: string;
  place?: string;
  texts: string[];
  photo?: Uint8Array;
}

/** The receipt in a message: three groups of three letters and digits. */
export const RECEIPT = /\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b/;

/** Milliseconds that a citizen waits for an answer before giving up; parts that were killed come back within it. */
const PATIENCE = 45_000;

/** Sends a text until the gate has taken it: a message that WhatsApp marks as not delivered is typed again. */
export async function sayUntilTaken(phone: PhoneClient, text: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while ((await phone.text(text)).webhook?.state !== 'accepted') {
    if (Date.now() > deadline) throw new Error(`the gate did not take a message within ${PATIENCE} ms.`);
    // A person does not type it again at once.
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** Says something and waits for a message that the pattern fits. */
export async function ask(phone: PhoneClient, text: string, expected: RegExp): Promise<ChatMessage> {
  await sayUntilTaken(phone, text);
  return phone.messageWith(expected, { timeout: PATIENCE });
}

/** Walks in English from "Hi" to the receipt; gives the receipt. */
export async function fileReport(phone: PhoneClient, story: Story): Promise<string> {
  await ask(phone, 'Hi', /language/i);
  await ask(phone, 'English', /about/i);
  await ask(phone, story.category ?? 'Any other information', /district/i);
  await ask(phone, story.district ?? 'Jaunpur', /where/i);
  await ask(phone, story.place ?? 'Mariahu', /what happened/i);
  for (const text of story.texts) await sayUntilTaken(phone, text);
  if (story.photo) assert.equal((await phone.media(story.photo, 'image/jpeg')).webhook?.state, 'accepted');
  await ask(phone, 'done', /check/i);
  const { body } = await ask(phone, 'Send', RECEIPT);
  return RECEIPT.exec(body)![0];
}
