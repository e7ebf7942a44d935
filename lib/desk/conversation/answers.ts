// Gives answers to a turn and takes them away again: what "back", "menu" and the review's "change" do.
import type { Answer, Piece, Turn } from './turn';

/** Keeps an answer. Answers that hang on it go where its value changes. */
export function giveAnswer(turn: Turn, key: string, answer: Answer): void {
  const { conversation } = turn;
  const before = conversation.answers[key];
  if (before && before.value !== answer.value) takeFollowers(turn, key);
  if (!before) conversation.order.push(key);
  conversation.answers[key] = answer;
  turn.answers[key] = answer.value;
}

/** Takes an answer away: its step asks again. What was sent with it waits in the conversation as if just sent. */
export function takeAnswer(turn: Turn, key: string): void {
  const { conversation } = turn;
  const answer = conversation.answers[key];
  if (!answer) return;
  conversation.held = [...piecesIn(answer), ...conversation.held];
  delete conversation.answers[key];
  delete turn.answers[key];
  conversation.order = conversation.order.filter((other) => other !== key);
  if (!conversation.noGuess.includes(key)) conversation.noGuess.push(key);
  closeQuestion(turn);
  takeFollowers(turn, key);
}

/** No question stands open any more. */
export function closeQuestion(turn: Turn): void {
  Object.assign(turn.conversation, { asked: null, misses: 0, page: 0, changing: false });
}

function takeFollowers(turn: Turn, key: string): void {
  for (const [other, answer] of Object.entries(turn.conversation.answers)) {
    if (answer.follows === key) takeAnswer(turn, other);
  }
}

function piecesIn(answer: Answer): Piece[] {
  if (answer.pieces) return answer.pieces;
  return answer.location ? [{ location: answer.location }] : [];
}
