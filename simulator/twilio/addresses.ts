// WhatsApp addresses as Twilio writes them: whatsapp:+919800000001, or whatsapp:IN.… for a sender without a number.
import type { Phone } from '../types';

const NUMBER = /^whatsapp:(\+[1-9]\d{6,14})$/;
const EXTERNAL_ID = /^whatsapp:([A-Z]{2}\.\d{6,24})$/;

/** What an address names, or null where it is no WhatsApp address. */
export function parseAddress(address: string): { number: string } | { externalId: string } | null {
  const number = NUMBER.exec(address)?.[1];
  if (number) return { number };
  const externalId = EXTERNAL_ID.exec(address)?.[1];
  return externalId ? { externalId } : null;
}

/** The address under which Twilio shows a phone: its number, or its business-scoped id where it shows no number. */
export function addressOf(phone: Phone): string {
  return `whatsapp:${phone.identity === 'id-only' ? phone.externalId : phone.number}`;
}
