// What stands in the exchange, opened with the tests' keys as the side that it is for would.
import type { Queryable } from '../../lib/database/connect';
import type { BotMessage, CitizenMessage } from '../../lib/exchange/messages';
import { deskBoxes, gateBoxes } from './keys';

export interface Row<Message> {
  id: number;
  handle: string;
  message: Message;
}

/** What the desk has said and the gate has not done with, oldest first. */
export async function outboxOf(sql: Queryable): Promise<Row<BotMessage>[]> {
  const rows = await sql<Row<Buffer>[]>`select id, handle, message from exchange.outbox where message <> '' order by id`;
  return rows.map((row) => ({ ...row, message: gateBoxes.openMessage<BotMessage>(row.handle, row.message) }));
}

/** What citizens have said and the desk has not done with, oldest first. */
export async function inboxOf(sql: Queryable): Promise<Row<CitizenMessage>[]> {
  const rows = await sql<Row<Buffer>[]>`select id, handle, message from exchange.inbox where message <> '' order by id`;
  return rows.map((row) => ({ ...row, message: deskBoxes.openMessage<CitizenMessage>(row.handle, row.message) }));
}
