// What a citizen adds to a filed report, or answers an officer, that seems to tell who wrote it: it waits until they say whether it shall go
// to the police. Photos and locations go at once. Everything waits in the sealed conversation, so nothing is lost; who says nothing has it sent
// without the sentences that tell (unsent-idle.ts), for a name that is known can't be taken back, and a sentence that is missing can be sent later.
import type { Choices, Language } from '../../exchange/messages';
import { tellsOfWriter } from '../self-naming/in-use';
import { leaveOut } from '../self-naming/leave-out';
import { choiceId, offer, type Option } from './choices';
import { isOneOf } from './matching';
import { quoted } from './self-naming';
import { inBoth, say } from './texts';
import type { Conversation, Reply, Turn, Unsent } from './turn';
import { CHANGE_UNSENT, SEND_UNSENT } from './word-lists';

/** Stands before the choices of this question; no answer key may be called so. */
const KEY = 'unsent';
const OPTIONS: Option[] = [
  { id: 'send', title: inBoth('unsent-send') },
  { id: 'change', title: inBoth('self-naming-change') },
];
/** Of what has gone without some sentences. */
const CUT_OPTIONS: Option[] = [
  { id: 'send-cut', title: inBoth('unsent-send') },
  { id: 'keep-out', title: inBoth('unsent-keep-out') },
];

/** Keeps a text back and asks about it. */
export function keepBack(turn: Turn, kind: Unsent['kind'], text: string): void {
  const before = turn.conversation.unsent;
  const texts = [...(before?.texts ?? []), text];
  // What is an answer stays one, whatever is added to it.
  const unsent: Unsent = { kind: before?.kind === 'answer' && texts.length > 1 ? 'answer' : kind, texts, cut: before?.cut ?? [], reminded: false };
  turn.conversation.unsent = unsent;
  turn.replies.push(questionOf(unsent, turn.language));
}

/** The question, with the words that tell. */
export function questionOf(unsent: Unsent, language: Language): Reply {
  const words = quoted(unsent.texts.flatMap((text) => tellsOfWriter(text).map(({ written }) => written)));
  return { language, text: say(language, 'unsent-asked', { words }), choices: offer(KEY, OPTIONS, language), ...(unsent.kind === 'answer' ? { expectsAnswer: true } : {}) };
}

/** How the citizen may have sent what was left out. */
export const cutChoices = (language: Language): Choices | undefined => offer(KEY, CUT_OPTIONS, language);

/** Whether the citizen has yet to say what becomes of words of which nothing has gone. */
export const waitsForWord = ({ unsent }: Partial<Conversation>): boolean => (unsent?.texts.length ?? 0) > 0;

/** Does what the message says of what is kept back. @returns false where it says nothing of it */
export function takeUnsent(turn: Turn): boolean {
  const { conversation, language } = turn;
  const { unsent } = conversation;
  const pick = unsent && pickIn(turn);
  if (!unsent || !pick) return false;
  // The buttons of the first question still stand when the rest has gone.
  const ofCut = pick === 'send-cut' || pick === 'keep-out' || unsent.texts.length === 0;
  const texts = ofCut ? unsent.cut : unsent.texts;
  if (texts.length === 0) return false;
  const answers = unsent.kind === 'answer';
  conversation.unsent = ofCut ? { ...unsent, cut: [] } : { ...unsent, texts: [] };
  if (pick === 'send' || pick === 'send-cut') {
    turn.addition = { kind: unsent.kind, text: texts.join('\n\n'), media: [] };
    turn.replies.push({ language, text: say(language, answers ? 'answered' : 'added', { receipt: turn.filed!.receipt }) });
  } else if (!ofCut) {
    turn.replies.push({ language, text: say(language, 'unsent-again'), ...(answers ? { expectsAnswer: true } : {}) });
  } else {
    turn.replies.push({ language, text: say(language, 'thanks') });
  }
  return true;
}

/** The id of a choice: tapped, or said in words that mean only this; "yes" would be too easily meant of something else. */
function pickIn({ message, conversation }: Turn): string | null {
  if (message.choice !== undefined) {
    const ids = [...OPTIONS, ...CUT_OPTIONS].map(({ id }) => id);
    return ids.find((id) => choiceId(KEY, id) === message.choice) ?? null;
  }
  if (message.media.length > 0 || message.location || !waitsForWord(conversation)) return null;
  if (isOneOf(message.text, SEND_UNSENT)) return 'send';
  return isOneOf(message.text, CHANGE_UNSENT) ? 'change' : null;
}

/** A text as it may go to the police without its writer's word. */
export const withoutTelling = (text: string, language: Language): string => leaveOut(text, tellsOfWriter, say(language, 'left-out'));
