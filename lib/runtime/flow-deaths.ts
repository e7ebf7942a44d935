// How often the desk died while its flows ran. A flow that ends the desk at each start must not keep it down for ever: after a few deaths
// it starts without its flows, so that police IT can get into the editor and mend them.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeSafely } from './secrets';

/** Deaths in a row, with less than a minute's life in between, before the flows had started: that is the flows' own doing. */
const STARTING = 3;
/**
 * Deaths in a row soon after. More than the losses after which a message that ends whoever takes it up is set aside (lib/exchange/lease.ts):
 * one message must not stop the flows.
 */
const RUNNING = 9;
/** Milliseconds of life after which earlier deaths count no more. */
const GOOD_LIFE = 60_000;

interface Deaths {
  starting: number;
  running: number;
}

const NONE: Deaths = { starting: 0, running: 0 };

export interface FlowDeaths {
  /** whether the flows are to be left out at this start */
  tooMany: boolean;
  /** The flows begin to start: if the process ends now, they are counted. */
  begin(): void;
  /** The flows have started. */
  started(): void;
  /** All is well, or the process is ended on purpose. */
  forget(): void;
  /** The next start tries the flows once more. */
  tryOnce(): void;
}

/** @param folder of the desk; it keeps the count over its deaths */
export function countFlowDeaths(folder: string): FlowDeaths {
  const file = join(folder, 'flow-deaths.json');
  let before = readDeaths(file);
  let timer: NodeJS.Timeout | undefined;
  const write = (deaths: Deaths) => writeSafely(file, `${JSON.stringify(deaths)}\n`);
  const forget = () => {
    clearTimeout(timer);
    before = NONE;
    rmSync(file, { force: true });
  };
  return {
    tooMany: before.starting >= STARTING || before.running >= RUNNING,
    begin: () => {
      clearTimeout(timer);
      write({ ...before, starting: before.starting + 1 });
    },
    started: () => {
      write({ ...before, running: before.running + 1 });
      timer = setTimeout(forget, GOOD_LIFE).unref();
    },
    forget,
    tryOnce: () => write({ starting: STARTING - 1, running: RUNNING - 1 }),
  };
}

/** None where the file is missing or is not what was written: the flows are to run then. */
function readDeaths(file: string): Deaths {
  try {
    const { starting, running } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return Number.isInteger(starting) && Number.isInteger(running) ? { starting: starting as number, running: running as number } : NONE;
  } catch {
    return NONE;
  }
}
