// Starts a scrubber's process behind all the walls that this machine has, and watches what it uses.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { LONGEST_WORK } from '../../media-scrub/limits';

const BUILT = join(__dirname, '..', '..', '..');
const PROGRAM = join(BUILT, 'lib', 'media-scrub');
/** The kernel's own "nobody", for a gate that runs as root and is told no other user. */
const NOBODY = 65_534;
/** Bytes of data memory that the system lets a scrubber have; what it really uses is watched and bounded below that. */
const DATA_LIMIT = 2 * 1024 * 1024 * 1024;

export interface WallSettings {
  /** the user that a scrubber of a gate running as root becomes; default: nobody */
  uid?: number;
  /** folders with secrets, which a scrubber finds empty where the system can do that */
  hidden?: string[];
}

export interface ScrubberProcess {
  stdin: Writable;
  stdout: Readable;
  /** Resolves when it is gone, for whatever reason. */
  gone: Promise<void>;
  /** bytes of memory in use; undefined where the system does not tell */
  memory(): number | undefined;
  kill(): void;
}

/** A command that is put before the program; each later one holds less. */
export interface Walls {
  /** what it holds, for the log */
  name: 'namespaces' | 'limits' | 'none';
  command: string[];
  /** whether the program is a child of the command, and not the command itself */
  forks: boolean;
}

/**
 * What may be tried on this machine, the strongest first.
 * Linux: no network but a closed one, no sight of other processes, secrets' folders empty, another user under root, no privileges,
 * no files written, no core dump. Elsewhere, and where a container forbids namespaces: Node's permission model and the program's own closed doors.
 */
export function wallsHere({ uid, hidden = [] }: WallSettings): Walls[] {
  const none: Walls = { name: 'none', command: [], forks: false };
  if (process.platform !== 'linux') return [none];
  const [unshare, setpriv, prlimit, mount, shell] = ['unshare', 'setpriv', 'prlimit', 'mount', 'sh'].map(systemProgram);
  const root = process.getuid?.() === 0;
  const limits = prlimit ? [prlimit, '--core=0', '--fsize=0', '--nofile=256', `--data=${DATA_LIMIT}`, `--cpu=${Math.ceil((2 * LONGEST_WORK) / 1000)}`] : [];
  const unprivileged = setpriv ? [setpriv, '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'] : [];
  // Whoever becomes another user is no longer ended along with who started them, unless that is said.
  const another = [...unprivileged, '--pdeathsig=keep', `--reuid=${uid ?? NOBODY}`, `--regid=${uid ?? NOBODY}`, '--clear-groups'];
  const covered = `while [ "$1" != -- ]; do "${mount}" -t tmpfs -o size=4k,mode=0 none "$1" || exit 1; shift; done; shift; exec "$@"`;
  const namespaces = [unshare!, ...(root ? [] : ['--user', '--map-root-user']), '--net', '--ipc', '--uts', '--pid', '--fork', '--kill-child', '--mount-proc', shell!, '-c', covered, 'sh', ...hidden.filter(existsSync), '--'];
  const apart = unshare && setpriv && mount && shell ? (user: string[]): Walls[] => [{ name: 'namespaces', forks: true, command: [...namespaces, ...user, ...limits] }] : () => [];
  const bounded = (user: string[]): Walls[] => (user.length + limits.length > 0 ? [{ name: 'limits', forks: false, command: [...user, ...limits] }] : []);
  if (root && setpriv) {
    // Where that user can't reach the program, root without its privileges has to do, unless a user was named.
    const same = uid === undefined ? [...apart(unprivileged), ...bounded(unprivileged)] : [];
    return [...apart(another), ...bounded(another), ...same];
  }
  return [...apart(unprivileged), ...bounded(unprivileged), none];
}

/**
 * Starts it. Its environment is empty: whatever the gate's holds stays there.
 * @param program for tests: another that is put behind the same walls
 */
export function startScrubber(walls: Walls, program = join(PROGRAM, 'worker.js')): ScrubberProcess {
  const [file, ...words] = [...walls.command, process.execPath, ...nodeOptions(), program];
  const env = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {};
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(file!, words, { env: env as NodeJS.ProcessEnv, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
  const gone = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('close', () => done());
  });
  // A process that ends in the middle of a file closes its pipes; that it is gone is known from `gone`.
  child.stdin.on('error', () => {});
  child.stdout.on('error', () => {});
  return { stdin: child.stdin, stdout: child.stdout, gone, memory: () => memoryOf(child.pid, walls.forks), kill: () => void child.kill('SIGKILL') };
}

function nodeOptions(): string[] {
  const modules = join(BUILT, '..', 'node_modules');
  const readable = [PROGRAM, join(BUILT, 'package.json'), join(BUILT, '..', 'package.json'), modules, realpathSync(modules)];
  return ['--permission', '--allow-addons', '--disable-warning=SecurityWarning', '--max-old-space-size=512', ...readable.map((path) => `--allow-fs-read=${path}`)];
}

function systemProgram(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/sbin', '/sbin', ...(process.env.PATH ?? '').split(delimiter)].map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function memoryOf(pid: number | undefined, forks: boolean): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const its = forks ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ')[0]! : String(pid);
    // resident pages, the second figure of proc(5) statm
    return Number(readFileSync(`/proc/${its}/statm`, 'latin1').split(' ')[1]) * 4096;
  } catch {
    return undefined;
  }
}
