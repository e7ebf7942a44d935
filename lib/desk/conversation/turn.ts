// A turn: one citizen message and all that answers it. Plain data in `msg.turn`, so that any Node-RED node can read it;
// nodes only add to it, and commit-turn.ts writes it in one transaction or not at all.
import type { BotMessage, CitizenMessage, Language, Media } from '../../exchange/messages';

/** A text in both languages of the bot. */
export type Wording = Record<Language, string>;

export interface Location {
  /** WGS84 degrees */
  lat: number;
  lon: number;
  label?: string;
  address?: string;
}

/** Something a citizen sent that belongs to the story: it waits until a step wants it. */
export interface Piece {
  text?: string;
  media?: Media;
  location?: Location;
}

/** The answer to one question, kept under the step's answer key. */
export interface Answer {
  /** the id of the choice, or the text that was typed; '' where the citizen doesn't know, skipped, or a step collects pieces */
  value: string;
  /** how it reads in the review */
  label: Wording;
  /** what the question is about, in a word or two, for the review */
  name: Wording;
  /** the kind of question, as in kinds/: lets a node find "the category" whatever the answer key is called */
  kind: string;
  /** what a collecting step has been given */
  pieces?: Piece[];
  location?: Location;
  /** id of desk.stations, where the answer names one */
  station?: string;
  /** what holds without having been asked: "back" passes it over */
  unasked?: true;
  /** the answer key that it hangs on: it goes when that one changes (a place, when the district changes) */
  follows?: string;
}

/** Words for the police that wait until their writer says whether they shall go, because they seem to tell who wrote them (unsent.ts). */
export interface Unsent {
  kind: 'added' | 'answer';
  /** whole messages of which nothing has gone to the police, in order */
  texts: string[];
  /** whole messages that have gone without the sentences that tell; kept for a week, in which the citizen may have them sent */
  cut: string[];
  reminded: boolean;
}

/** What is known of a report between turns: desk.conversations.state. */
export interface Conversation {
  language: Language | null;
  /** by answer key */
  answers: Record<string, Answer>;
  /** answer keys in the order in which they were answered, which "back" undoes */
  order: string[];
  /** the key of the step whose question stands open */
  asked: string | null;
  /** how often that question was answered wrongly */
  misses: number;
  /** the page of a list that shows more rows than fit */
  page: number;
  /** sent before a step wanted it: a photo or a story as the first message */
  held: Piece[];
  /** answer keys that the citizen took back: their steps ask, and guess no more */
  noGuess: string[];
  /** the review's question is "what should be changed?" */
  changing: boolean;
  /** the open question is "shall all of it be thrown away?" */
  confirmingCancel: boolean;
  /** the open question is "shall we forget you?" */
  confirmingStop?: boolean;
  /** the citizen wants no messages by themselves (quiet.ts) */
  quiet?: boolean;
  /** "call 112" was said already */
  dangerTold: boolean;
  /** the reminder after an hour of silence was sent */
  reminded: boolean;
  /** words that tell who wrote them: the answer key in question ('' for what no question took), and marks of the texts that stay as they are */
  selfNaming?: { about: string | null; settled: string[] };
  /** set once the report is filed */
  receipt?: string;
  unsent?: Unsent;
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

/** One thing the bot says in this turn. */
export interface Reply extends BotMessage {
  /** held back for some seconds, and dropped where the next message of the citizen brings another: one answer to ten photos */
  replaceable?: boolean;
}

/** What a citizen sends after the report was filed. */
export interface Addition {
  kind: 'added' | 'answer';
  text: string;
  media: Media[];
  location?: Location;
  /** the citizen says that the matter is not solved */
  notSolved?: boolean;
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
  /** a node has taken the message: nobody else reads it */
  used: boolean;
  /** answer keys of the questions that this walk has come to, in the chain's order: so they stand in the review */
  walked?: string[];
  conversation: Conversation;
  /** shorthand for `switch` nodes: the values of conversation.answers by key */
  answers: Record<string, string>;
  language: Language;
  /** to be sent, merged into as few WhatsApp messages as they fit in */
  replies: Reply[];
  tip: TipDraft;
  /** the tip of this handle, once it is filed */
  filed: { tipId: number; receipt: string } | null;
  /** for a filed tip: what this message adds to it */
  addition: Addition | null;
  /** for a filed tip: whether its informant wants no messages from now on */
  quiet?: boolean;
  /** what becomes of the conversation when the turn is committed */
  status: 'in-progress' | 'filed' | 'cancelled' | 'ended';
}
