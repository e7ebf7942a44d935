// Takes from the desk's process, before any flow runs, what only someone who broke out of a function node's sandbox would use.

/** Loading compiled code, which Node's permission model does not bind; signals, of which one opens a debugger in any Node process of the same user; becoming another program or user. */
const CLOSED = ['dlopen', 'kill', '_kill', '_debugProcess', '_debugEnd', 'execve', 'binding', '_linkedBinding', 'setuid', 'setgid', 'seteuid', 'setegid', 'setgroups', 'initgroups'];

/**
 * Closes these for good. Compiled code that the process needs must have been loaded before.
 * A second fence only: what keeps the desk from the gate's secrets is its own system user and its own database role.
 */
export function lockDownProcess(): void {
  for (const name of CLOSED) {
    if (!(name in process)) continue;
    const refuse = () => {
      throw Object.assign(new Error(`process.${name} is closed at the desk.`), { code: 'ERR_ACCESS_DENIED' });
    };
    Object.defineProperty(process, name, { value: refuse, writable: false, configurable: false });
  }
}
