// FFmpeg's answers: below nought is a fault, and two of them are none.
import { AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants';
import { Refused } from '../result';

/** @throws Refused unreadable, for a fault */
export function checked(answer: number): number {
  if (answer < 0) throw new Refused('unreadable');
  return answer;
}

/** Whether there is a result; false where more is needed first, or all is done. @throws Refused for a fault */
export function hasResult(answer: number): boolean {
  if (answer === AVERROR_EAGAIN || answer === AVERROR_EOF) return false;
  checked(answer);
  return true;
}
