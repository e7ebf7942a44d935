// Has files scrubbed, each in a process of its own that ends with it: nothing of one citizen's file can reach another's.
import { availableParallelism, totalmem } from 'node:os';
import { LARGEST_MEDIA, type MediaKind, type MediaProblem } from '../../exchange/messages';
import { readFrames, writeFrame, type Frame } from '../../media-scrub/frames';
import { LONGEST_WORK, MOST_MEMORY } from '../../media-scrub/limits';
import type { Disguise, ScrubResult } from '../../media-scrub/result';
import { startScrubber, wallsHere, type ScrubberProcess, type Walls, type WallSettings } from './scrubber-process';

export interface ScrubberSettings extends WallSettings {
  disguise: Disguise;
  /** files at once; default by cores and memory */
  atOnce?: number;
  /** milliseconds for one file */
  patience?: number;
  /** bytes of memory for one file */
  memory?: number;
  /** for tests: walls other than this machine's */
  walls?: Walls[];
}

export interface Scrubber {
  /**
   * The media as it may be kept, or why not. Never throws for a file, whatever it holds.
   * @param slow whether it is expected to take long (video, documents): one place is always left to the others
   * @throws ScrubberNotAvailable where no process can be started
   */
  scrub(bytes: Buffer, slow: boolean): Promise<ScrubResult>;
  /** Starts a process beforehand. Says which walls hold. @throws ScrubberNotAvailable */
  warm(): Promise<Walls['name']>;
  /** what is going on, for tests */
  readonly working: number;
  close(): Promise<void>;
}

/** No process could be started; another try may succeed. */
export class ScrubberNotAvailable extends Error {
  constructor() {
    super('media could not be scrubbed: no process can be started for it. Is there memory, and may the gate start its own Node?');
  }
}

/** Milliseconds in which a process must be ready; a machine under load takes long. */
const START = 20_000;
/** Milliseconds between looks at a process's memory. */
const LOOK = 100;

/** What may come out of a scrubber: it handled a stranger's bytes, so its word is checked. */
const ALLOWED: Record<MediaKind, string[]> = {
  photo: ['image/jpeg', 'image/png'],
  video: ['video/mp4'],
  audio: ['audio/mp4'],
  voice: ['audio/mp4'],
  document: ['application/pdf'],
};
const PROBLEMS: MediaProblem[] = ['too-large', 'unsupported', 'unsupported-photo', 'locked', 'unreadable', 'not-available'];

interface Ready {
  process: ScrubberProcess;
  answers: AsyncGenerator<Frame>;
  walls: Walls;
}

type Fate = { result: ScrubResult } | { ended: 'crashed' | 'out of bounds' };

/** Nothing is started before the first file, or `warm`. */
export function createScrubber(settings: ScrubberSettings): Scrubber {
  const places = settings.atOnce ?? placesHere();
  const alive = new Set<ScrubberProcess>();
  const queue: { slow: boolean; go(): void }[] = [];
  let walls = settings.walls ?? wallsHere(settings);
  let spare: Promise<Ready> | undefined;
  let [working, slowWorking] = [0, 0];
  let closed = false;

  /** Tries the walls from the strongest on; those that don't stand here are not tried again. */
  async function start(): Promise<Ready> {
    while (walls.length > 0 && !closed) {
      const tried = walls[0]!;
      const ready = await startBehind(tried);
      if (ready) return ready;
      // The last ones may have failed for want of memory: they stay.
      if (walls.length === 1) break;
      if (walls[0] === tried) walls = walls.slice(1);
    }
    throw new ScrubberNotAvailable();
  }

  async function startBehind(tried: Walls): Promise<Ready | undefined> {
    const process = startScrubber(tried);
    alive.add(process);
    void process.gone.then(() => alive.delete(process));
    const answers = readFrames(process.stdout);
    const timer = setTimeout(() => process.kill(), START);
    const first = await Promise.race([answers.next().catch(() => undefined), process.gone]);
    clearTimeout(timer);
    if (first?.value?.head.ready === true) return { process, answers, walls: tried };
    process.kill();
    return undefined;
  }

  function takeReady(): Promise<Ready> {
    const ready = spare ?? start();
    spare = undefined;
    return ready;
  }

  function prepare(): void {
    if (closed || spare) return;
    spare = start();
    // Whoever takes it learns of it.
    spare.catch(() => {});
  }

  async function once(bytes: Buffer): Promise<Fate> {
    let ready = await takeReady().catch(() => start());
    // A process that ended while it waited is no fault of this file.
    if (!alive.has(ready.process)) ready = await start();
    prepare();
    const { process, answers } = ready;
    let outOfBounds = false;
    const stop = () => {
      outOfBounds = true;
      process.kill();
    };
    const timer = setTimeout(stop, settings.patience ?? LONGEST_WORK);
    const look = setInterval(() => {
      if ((process.memory() ?? 0) > (settings.memory ?? MOST_MEMORY)) stop();
    }, LOOK);
    try {
      writeFrame((part) => process.stdin.write(part), { disguise: settings.disguise }, bytes);
      const answer = await Promise.race([answers.next().catch(() => undefined), process.gone]);
      const result = answer?.value && parsed(answer.value);
      if (result) return { result };
      return { ended: outOfBounds ? 'out of bounds' : 'crashed' };
    } finally {
      clearTimeout(timer);
      clearInterval(look);
      process.kill();
    }
  }

  function place(slow: boolean): Promise<void> {
    return new Promise((go) => {
      queue.push({ slow, go });
      next();
    });
  }

  function next(): void {
    for (let index = 0; index < queue.length && working < places; ) {
      const waiting = queue[index]!;
      if (waiting.slow && slowWorking >= Math.max(1, places - 1)) {
        index++;
        continue;
      }
      queue.splice(index, 1);
      working++;
      if (waiting.slow) slowWorking++;
      waiting.go();
    }
  }

  return {
    async scrub(bytes, slow) {
      if (closed) throw new ScrubberNotAvailable();
      await place(slow);
      try {
        let fate = await once(bytes);
        // Once may be the machine's fault; twice is the file's.
        if ('ended' in fate && fate.ended === 'crashed') fate = await once(bytes);
        if ('result' in fate) return fate.result;
        return { problem: fate.ended === 'out of bounds' ? 'too-large' : 'unreadable' };
      } finally {
        working--;
        if (slow) slowWorking--;
        next();
      }
    },
    async warm() {
      prepare();
      return (await spare!).walls.name;
    },
    get working() {
      return working;
    },
    async close() {
      closed = true;
      const ending = [...alive];
      for (const process of ending) process.kill();
      await Promise.all(ending.map((process) => process.gone));
    },
  };
}

/** Two at least, so that a video never stands before a photo; no more than cores, or memory for each. */
function placesHere(): number {
  return Math.max(2, Math.min(availableParallelism(), Math.floor(totalmem() / (2 * MOST_MEMORY))));
}

function parsed({ head, body }: Frame): ScrubResult | undefined {
  if (typeof head.problem === 'string') {
    const problem = PROBLEMS.find((known) => known === head.problem);
    return problem && { problem };
  }
  const kind = Object.keys(ALLOWED).find((known) => known === head.kind) as MediaKind | undefined;
  const contentType = kind && ALLOWED[kind].find((known) => known === head.contentType);
  if (!kind || !contentType || body.length === 0 || body.length > LARGEST_MEDIA) return undefined;
  return { kind, contentType, bytes: body };
}
