// The life of a process under `npm start`: it tells that it is ready, ends when asked or left alone, and never prints what it did not choose to.
import { OtherKey } from '../exchange/check-key';
import { errorKind, holdOutputs, log, outliveOutputs } from '../log/log';
import { takeSupervisorLine } from './supervisor-line';

/** Milliseconds between two signs of life: a process that gives none for long is in a loop without end (supervised-process.ts). */
const SIGN_OF_LIFE = 5000;

/**
 * Runs `start` and keeps the process until it is told to end.
 * @param part the process's name in log lines
 * @param start brings everything up; gives what brings it down again. An Error of ours (a sentence without secrets) ends the process.
 * @param survives told what a promise was rejected with that nobody looks after; true where it is none of ours, and the process goes on
 */
export function live(part: string, start: () => Promise<() => Promise<void>>, survives: (reason: unknown) => boolean = () => false): void {
  takeSupervisorLine();
  outliveOutputs();
  silenceLibraries(part);
  let stop: (() => Promise<void>) | undefined;
  let ending = false;
  const end = (code: number) => {
    if (ending) return;
    ending = true;
    // A stop that hangs must not outlive the supervisor's patience.
    setTimeout(() => process.exit(code || 1), 15_000).unref();
    Promise.resolve(stop?.()).then(
      () => process.exit(code),
      (error: unknown) => {
        log('error', part, `the ${part} could not stop cleanly (${errorKind(error)}).`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  // `npm start` is gone, perhaps killed: without it nobody would end or replace this process.
  process.on('disconnect', () => end(0));
  const crash = (error: unknown) => {
    log('error', part, `the ${part} met an error that nothing handles (${errorKind(error)}) and ends.${placeOf(error)}`);
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', (reason) => {
    if (!survives(reason)) crash(reason);
  });

  start().then(
    (stopper) => {
      stop = stopper;
      process.send?.({ ready: true });
      if (process.send) setInterval(() => process.connected && process.send?.({ alive: true }), SIGN_OF_LIFE).unref();
      if (!process.send) log('info', part, `the ${part} is ready.`);
    },
    (error: unknown) => {
      const sentence = error instanceof StartFault ? error.message : `the ${part} could not start (${errorKind(error)}).${placeOf(error)}`;
      // The process ends when the message is out, or the supervisor gone.
      if (process.send) process.send({ fault: sentence }, () => process.exit(1));
      else {
        log('error', part, sentence);
        process.exit(1);
      }
    },
  );
}

/** A reason for not starting, in a sentence for the person who starts it. */
export class StartFault extends Error {}

/** Gives an error whose message is a sentence of ours to the person who starts it. */
export function asFault(error: unknown): never {
  throw error instanceof OtherKey ? new StartFault(error.message, { cause: error }) : error;
}

/** Where in our own code an error came up; its message, which a stack begins with, may hold a citizen's words, file names and lines can't. */
export function placeOf(error: unknown): string {
  try {
    return placesIn(error);
  } catch {
    // A flow may put anything in an error's place.
    return '';
  }
}

function placesIn(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { message, stack } = error as { message: unknown; stack: unknown };
  if (typeof message !== 'string' || typeof stack !== 'string') return '';
  // Where the message was changed since, the stack still holds the former one: nothing of it is told.
  const begins = stack.indexOf(message);
  if (begins < 0) return '';
  const places = stack.slice(begins + message.length).split('\n').filter((line) => /^\s+at /.test(line)).map((line) => /[\w.-]+\.[cm]?[jt]s:\d+:\d+(?=\)?$)/.exec(line)?.[0]).filter((place) => place !== undefined);
  return places.length > 0 ? ` It came up at ${places.slice(0, 4).join(', ')}.` : '';
}

/** What libraries, or a flow's function node, write to the console or to the standard outputs may hold anything: it is counted, not shown. */
function silenceLibraries(part: string): void {
  // What the process makes is for its own user.
  process.umask(0o077);
  holdOutputs();
  let withheld = 0;
  let timer: NodeJS.Timeout | undefined;
  const withhold = () => {
    withheld++;
    timer ??= setTimeout(() => {
      log('warn', part, 'a library or a flow wrote to the console; the lines are withheld, since they may hold what citizens wrote.', { lines: withheld });
      withheld = 0;
      timer = undefined;
    }, 1000).unref();
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'dir', 'table', 'trace'] as const) console[method] = withhold;
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (_text: unknown, encodingOrDone?: unknown, done?: () => void) => {
      withhold();
      const written = typeof encodingOrDone === 'function' ? (encodingOrDone as () => void) : done;
      if (written) process.nextTick(written);
      return true;
    };
  }
}
