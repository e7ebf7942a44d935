// Takes from the desk's process, before any flow runs, what only someone who broke out of a function node's sandbox would use.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import v8 from 'node:v8';
import sharp from 'sharp';

/** Loading compiled code, which Node's permission model does not bind; signals, of which one opens a debugger in any Node process of the same user; becoming another program or user. */
const CLOSED = ['dlopen', 'kill', '_kill', '_debugProcess', '_debugEnd', 'execve', 'binding', '_linkedBinding', 'setuid', 'setgid', 'seteuid', 'setegid', 'setgroups', 'initgroups'];
/** What an officer's pictures need of libvips (lib/desk/cases/officer-media.ts): nothing of it opens a file. */
const PICTURES = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignSaveJpegBuffer'];

/**
 * Closes these for good. Compiled code that the process needs must have been loaded before.
 * A second fence only: what keeps the desk from the gate's secrets is its own system user and its own database role.
 */
export function lockDownProcess(): void {
  closePictureFiles();
  if (process.platform !== 'win32') closeLocalSockets();
  for (const name of CLOSED) if (name in process) close(process, name, `process.${name}`);
  // Some flags make the engine write files, wherever the user may.
  close(v8, 'setFlagsFromString', 'v8.setFlagsFromString');
  syncBuiltinESMExports();
}

/** libvips reads and writes files without asking Node's permission model, which could destroy the gate's keys where all parts are one user. */
function closePictureFiles(): void {
  sharp.block({ operation: ['VipsForeignLoad', 'VipsForeignSave', 'VipsProfileLoad'] });
  sharp.unblock({ operation: PICTURES });
  const load = createRequire(__filename);
  const compiled = load(join(dirname(load.resolve('sharp')), 'sharp.cjs')) as Record<string, unknown>;
  close(compiled, 'block', 'sharp.block');
}

/** The permission model leaves sockets in the file system open: of the user's own session, which runs programs, among others. */
function closeLocalSockets(): void {
  const attempt = connect({ path: join(__dirname, 'no-such-socket') });
  attempt.on('error', () => {});
  const { prototype } = (attempt as unknown as { _handle: { constructor: { prototype: object } } })._handle.constructor;
  attempt.destroy();
  for (const name of ['connect', 'connect2', 'bind', 'bind2', 'listen']) if (name in prototype) close(prototype, name, 'a socket in the file system');
}

function close(owner: object, name: string, called: string): void {
  const refuse = () => {
    throw Object.assign(new Error(`${called} is closed at the desk.`), { code: 'ERR_ACCESS_DENIED' });
  };
  Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false });
}
