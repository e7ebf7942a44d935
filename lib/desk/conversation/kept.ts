// A conversation between turns: sealed, and bound to its handle.
import { seals } from '../seals';
import type { Conversation, Turn } from './turn';

export function sealConversation(handle: string, conversation: Partial<Conversation>): Buffer {
  return seals().keep('conversation', handle, conversation);
}

/** @throws WrongKey where it is sealed with another key; Error where it was changed or is another conversation's */
export function openConversation(handle: string, sealed: Uint8Array): Partial<Conversation> {
  return seals().read<Partial<Conversation>>('conversation', handle, sealed);
}

/** What stands open beside it, of a filed report: words wait for their writer's word. */
export function unsentMark({ unsent }: Partial<Conversation>): 'asked' | 'reminded' | 'cut' | null {
  if (!unsent) return null;
  if (unsent.texts.length > 0) return unsent.reminded ? 'reminded' : 'asked';
  return unsent.cut.length > 0 ? 'cut' : null;
}

/** What stands open beside it: a question waits, and nobody was reminded of it. */
export function isToRemind({ asked, reminded }: Partial<Conversation>, status: Turn['status']): boolean {
  return status === 'in-progress' && asked != null && !reminded;
}
