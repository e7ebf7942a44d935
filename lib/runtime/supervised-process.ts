// A process that `npm start` keeps alive: its output shown under its name, started again when it dies, ended in order.
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { log, withoutNumbers } from '../log/log';
import { readBoundedLines } from './bounded-lines';
import { withoutCoreDump } from './core-dump';
import type { PartUser } from './part-users';
import { LINE_ENVIRONMENT, listenToChild } from './supervisor-line';

/** Seconds a process may take until it is ready, and until it has stopped. */
const READY_PATIENCE = 90;
const STOP_PATIENCE = 20;
/** Milliseconds before a process that died is started again: doubled each time up to the longest, forgotten after a good minute. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 30_000;
const GOOD_LIFE = 60_000;
/** Looks in a row without a sign of life, after which a process is in a loop without end. Looks, so that a machine that slept counts as one. */
const SILENT_LOOKS = 6;
/** Characters of a line that is shown. */
const LONGEST_LINE = 8192;

export interface ProcessPlan {
  /** shown before each line that it writes */
  name: string;
  /** absolute path of its program */
  script: string;
  /** all that it gets: nothing is inherited; what is changed in it holds from its next start on */
  environment: NodeJS.ProcessEnv;
  /** words for Node itself */
  nodeOptions?: string[];
  /** the system user that it becomes; default: the one of this process */
  user?: PartUser;
  /** milliseconds without a sign of life (process-life.ts) after which it is ended and started again; default: it gives none */
  patience?: number;
  /** it runs what police IT wrote, so that anything may come from it */
  runsFlows?: boolean;
  /** shows each line that it writes: only for what never meets a citizen */
  showsAll?: boolean;
}

/**
 * Words for Node that all parts get. A signal that any process of the same user can send (SIGUSR1) would open a debugger,
 * through which a function node of the desk could read the vault's key out of the gate.
 */
export const SAFE_NODE = ['--disable-sigusr1'].filter((option) => process.allowedNodeEnvironmentFlags.has(option));

export interface SupervisedProcess {
  readonly pid: number | undefined;
  /** Tells it something; one that is not there learns it from its environment when it starts again. */
  tell(message: object): void;
  /** Asks it to finish what it has in hand; resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/**
 * Starts a process and resolves when it has said `{ready: true}`. From then on its death is answered by a new start.
 * @throws Error with the sentence that the process gave for not starting
 */
export async function keepRunning(plan: ProcessPlan): Promise<SupervisedProcess> {
  let child: ChildProcess | undefined;
  let stopping = false;
  let failures = 0;
  let tellChild: (message: object) => void = () => {};
  let wait: NodeJS.Timeout | undefined;

  const start = async (): Promise<void> => {
    child = spawn(...withoutCoreDump(process.execPath, [...SAFE_NODE, ...(plan.nodeOptions ?? []), plan.script]), {
      ...plan.user,
      env: { ...plan.environment, ...(plan.runsFlows && LINE_ENVIRONMENT) },
      // The folder of the person who starts it may be closed to that user.
      cwd: plan.user ? '/' : undefined,
      stdio: ['ignore', 'pipe', 'pipe', plan.runsFlows ? 'pipe' : 'ipc'],
      // In a group of its own: Ctrl-C in the terminal reaches only `npm start`, which ends things in their order.
      detached: process.platform !== 'win32',
    });
    const current = child;
    tellChild = plan.runsFlows ? listenToChild(current) : (message) => void (current.connected && current.send(message, () => {}));
    show(plan, current.stdout!, process.stdout);
    show(plan, current.stderr!, process.stderr);
    await whenReady(plan.name, current);
    const readyAt = Date.now();
    const stopWatching = watch(plan, current);
    current.once('exit', (code, signal) => {
      stopWatching();
      if (stopping) return;
      if (Date.now() - readyAt > GOOD_LIFE) failures = 0;
      log('warn', 'start', `the ${plan.name} ended by itself (${signal ?? `exit code ${code ?? 'unknown'}`}) and is started again.`);
      again();
    });
  };
  const again = () => {
    wait = setTimeout(() => {
      start().catch((error: Error) => {
        if (stopping) return;
        log('error', 'start', `the ${plan.name} does not start: ${error.message}`);
        again();
      });
    }, Math.min(FIRST_WAIT * 2 ** failures++, LONGEST_WAIT));
  };

  await start();
  return {
    get pid() {
      return child?.pid;
    },
    tell: (message) => {
      tellChild(message);
    },
    stop: async () => {
      stopping = true;
      clearTimeout(wait);
      if (child) await ended(child);
    },
    kill: () => {
      stopping = true;
      clearTimeout(wait);
      child?.kill('SIGKILL');
    },
  };
}

/** Kills a process that gives no sign of life any more. @returns what ends the watch */
function watch({ name, patience }: ProcessPlan, child: ChildProcess): () => void {
  if (patience === undefined) return () => {};
  let silent = 0;
  child.on('message', () => (silent = 0));
  const timer = setInterval(() => {
    if (++silent <= SILENT_LOOKS) return;
    log('error', 'start', `the ${name} gives no sign of life (a loop without end?) and is killed.`);
    child.kill('SIGKILL');
  }, patience / SILENT_LOOKS).unref();
  return () => clearInterval(timer);
}

function whenReady(name: string, child: ChildProcess): Promise<void> {
  let fault: string | undefined;
  return new Promise((done, failed) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      failed(new Error(`the ${name} was not ready within ${READY_PATIENCE} s.`));
    }, READY_PATIENCE * 1000);
    child.on('message', (message: { ready?: boolean; fault?: string }) => {
      if (typeof message.fault === 'string') fault = message.fault.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 1000);
      if (message.ready !== true) return;
      clearTimeout(timer);
      done();
    });
    child.once('error', failed);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      failed(new Error(fault ?? `the ${name} ended before it was ready (${signal ?? `exit code ${code ?? 'unknown'}`}; its messages stand above).`));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE * 1000);
  await exit;
  clearTimeout(timer);
}

/** Lines of our log, and Node's last words, which name functions and sizes. Anything else came past the log and may hold anything. */
const SHOWN = /^\d{4}-\d\d-\d\dT[\d:.]+Z (info |warn |error) [a-z]+: |^(FATAL ERROR|OOM error in V8): [A-Za-z :,.-]*$|^\s*Error: Cannot find module '[^']+'$|^\S*node: bad option: /;

function show({ name, showsAll = false }: ProcessPlan, from: Readable, to: NodeJS.WriteStream): void {
  let withheld = 0;
  let timer: NodeJS.Timeout | undefined;
  readBoundedLines(from, LONGEST_LINE, (line) => {
    if (line !== null && (showsAll || SHOWN.test(line))) to.write(`${name.padEnd(9)} | ${showsAll ? line : withoutNumbers(line)}\n`);
    else if (line?.trim() !== '') {
      withheld++;
      timer ??= setTimeout(() => {
        log('warn', 'start', `the ${name} wrote past its log; the lines are withheld, since they may hold what citizens wrote.`, { lines: withheld });
        withheld = 0;
        timer = undefined;
      }, 1000).unref();
    }
  });
}
