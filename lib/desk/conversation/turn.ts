// A turn: one citizen message and all that answers it. Plain data in `msg.turn`, so that any Node-RED node can read it;
// nodes only add to it, and commit-turn.ts writes it in one transaction or not at all.
import type { BotMessage, CitizenMessage, Language, Media } from '../../exchange/messages';

/** Something a citizen sent that belongs to the story: it waits until a step wants it. */
export interface Piece {
  text?: string;
  media?: Media;
  location?: { lat: number; lon: number; label?: string; address?: string };
}

/** The answer to one question, kept under the step's answer key. */
export interface Answer {
  /** the id of the choice, or the text that was typed; '' for a step that collects pieces */
  value: string;
  /** how it reads in the review, in the citizen's language */
  label: string;
  /** what a collecting step has been given */
  pieces?: Piece[];
  location?: Piece['location'];
}

/** What is known of a report between turns: desk.conversations.state. */
export interface Conversation {
  language: Language | null;
  /** by answer key, in the order given (which "back" undoes) */
  answers: Record<string, Answer>;
  /** answer keys in the order in which they were answered */
  order: string[];
  /** the key of the step whose question stands open */
  asked: string | null;
  /** how often that question was answered wrongly */
  misses: number;
  /** the page of a list that shows more rows than fit */
  page: number;
  /** sent before a step wanted it: a photo or a story as the first message */
  held: Piece[];
  /** set once the report is filed */
  receipt?: string;
  tipId?: number;
}

/** What categorize and route-to-district settle, for file-tip. */
export interface TipDraft {
  category?: string;
  sensitivity?: 'low' | 'medium' | 'high' | 'critical';
  because?: { word: string; category?: string; raises?: string }[];
  /** the category that the text strongly points to, against the one chosen */
  contradiction?: string | null;
  district?: string | null;
  station?: string | null;
  outside?: boolean;
  place?: string;
  lat?: number | null;
  lon?: number | null;
  /** ids of desk.offices that may see the tip */
  offices?: string[];
}

export interface Turn {
  /** exchange.inbox id and lease */
  id: number;
  lease: string;
  handle: string;
  /** the citizen-in node that began it, which walks it again after "change the place" */
  source: string;
  receivedAt: string;
  message: CitizenMessage;
  /** a step has taken the message as its answer */
  used: boolean;
  conversation: Conversation;
  /** shorthand for `switch` nodes: the values of conversation.answers by key */
  answers: Record<string, string>;
  language: Language;
  /** to be sent, merged into as few WhatsApp messages as they fit in */
  replies: BotMessage[];
  tip: TipDraft;
  /** what becomes of the conversation when the turn is committed */
  status: 'in-progress' | 'filed' | 'cancelled' | 'ended';
}
