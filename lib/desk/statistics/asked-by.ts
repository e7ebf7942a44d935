// Who a flow's message on the dashboard was asked by: written by the dashboard's guard from the session, never by a browser.
import type { Language } from '../../exchange/messages';
import type { Role } from '../offices/viewer';

export interface Asker {
  userId: number;
  role: Role;
  language: Language;
}

/** @throws Error where the message does not come from a signed-in person's page */
export function askedBy(message: unknown): Asker {
  const user = (message as { _client?: { user?: Partial<Asker> } } | null)?._client?.user;
  if (typeof user?.userId !== 'number' || !user.role) throw new Error('this message does not come from a page of the dashboard: start the flow with an event node of Dashboard 2.0 and keep msg._client.');
  return { userId: user.userId, role: user.role, language: user.language === 'en' ? 'en' : 'hi' };
}
