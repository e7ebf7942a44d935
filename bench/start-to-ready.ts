// How long `npm start` takes until all addresses answer, with everything installed and built.
import { startAsUser } from '../test/support/system';

/** Seconds of each of so many starts on fresh data folders (the database is made, too). */
export async function secondsToReady(times: number): Promise<number[]> {
  const seconds: number[] = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    const started = await startAsUser();
    seconds.push((performance.now() - began) / 1000);
    await started.remove();
  }
  return seconds;
}
