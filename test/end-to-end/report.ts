// Files a report as a citizen does, through the simulator's phone; for tests that are about what comes after.
import assert from 'node:assert/strict';
import type { ChatMessage, PhoneClient } from '../../simulator/client';

/** What a citizen answers; everything else is left out or not known. */
export interface Story {
  language?: 'English' | 'हिन्दी';
  /** a row of the categories list, as it reads */
  category?: string;
  district?: string;
  place?: string;
  text: string;
  photo?: Uint8Array;
}

/** The receipt in a message: groups of three letters and digits. */
export const RECEIPT = /\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b/;

/** Walks from "Hi" to the receipt and gives the receipt. */
export async function fileReport(phone: PhoneClient, story: Story): Promise<string> {
  const said = async (step: () => Promise<unknown>): Promise<ChatMessage> => {
    await step();
    return phone.nextMessage({ timeout: 20_000 });
  };
  await said(() => phone.text('Hi'));
  await said(() => phone.tap(story.language ?? 'English'));
  await said(() => phone.text(story.category ?? '10'));
  await said(() => phone.text(story.district ?? 'Jaunpur'));
  await said(() => phone.text(story.place ?? 'Mariahu'));
  await said(() => phone.text(story.text));
  if (story.photo) await said(() => phone.media(story.photo!, 'image/jpeg'));
  await said(() => phone.text('done'));
  const receipt = RECEIPT.exec((await said(() => phone.text('1'))).body)?.[0];
  assert.ok(receipt, 'the bot answered the review without a receipt');
  return receipt;
}
