// Which system user each part runs as when everything is started as root: one that can't read what belongs to another part.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { unreachableFolder } from './reach';

/** The parts that get a user of their own. PostgreSQL has had one already (embedded-postgres.ts). */
export type PartName = 'gate' | 'desk' | 'simulator';

export interface PartUser {
  uid: number;
  gid: number;
}

export type PartUsers = Record<PartName, PartUser>;

/**
 * Without accounts, fixed numbers: below 65536, which is all that a container may have, and between 60706 and 61183, which the tables of
 * systemd (https://systemd.io/UIDS-GIDS) and of the distributions leave free: accounts, system accounts and dynamic users lie elsewhere.
 * They end like the ports.
 */
const NUMBERS: Record<PartName, number> = { gate: 61081, desk: 61080, simulator: 61082 };
const SETTINGS: Record<PartName, string> = { gate: 'GATE_USER', desk: 'DESK_USER', simulator: 'SIMULATOR_USER' };

interface Account extends PartUser {
  name: string;
}

/**
 * @param environment may name accounts in GATE_USER, DESK_USER and SIMULATOR_USER
 * @param accounts of this system, as /etc/passwd has them
 * @throws Error with one sentence where a named account is missing, is root, or is shared with another part or PostgreSQL
 */
export function choosePartUsers(environment: NodeJS.ProcessEnv, accounts: readonly Account[]): PartUsers {
  const chosen = {} as PartUsers;
  for (const part of Object.keys(NUMBERS) as PartName[]) {
    const setting = SETTINGS[part];
    const named = environment[setting]?.trim();
    const account = accounts.find(({ name }) => name === (named || `satark-${part}`));
    if (named && !account) throw new Error(`${setting} is ${named}, and this system has no such user: make it (useradd --system ${named}), or leave the setting out.`);
    const taken = account ? undefined : accounts.find(({ uid }) => uid === NUMBERS[part]);
    if (taken) throw new Error(`the user number ${NUMBERS[part]}, which the ${part} would run as, belongs to ${taken.name} here: make a user satark-${part}, or name another in ${setting}.`);
    chosen[part] = account ? { uid: account.uid, gid: account.gid } : { uid: NUMBERS[part], gid: NUMBERS[part] };
    if (chosen[part].uid === 0) throw new Error(`${setting} is ${named}, which has all of root's rights: name an ordinary user.`);
    // PostgreSQL's own user owns the database's files.
    if (account && (account.name === 'postgres' || account.name === 'nobody')) throw new Error(`${setting} is ${account.name}, which the database may run as: name a user that nothing else runs as.`);
    const other = (Object.keys(chosen) as PartName[]).find((name) => name !== part && chosen[name].uid === chosen[part].uid);
    if (other) throw new Error(`${SETTINGS[other]} and ${setting} are the same user: each part needs one of its own, or the desk could read the gate's keys.`);
  }
  return chosen;
}

export interface Separation {
  /** undefined: all parts run as the user who started them */
  users: PartUsers | undefined;
  /** a line for the person who starts it */
  sentence: string;
}

/**
 * Users of their own where this process is root and can give them away; else one user and the reason.
 * @param mustReach program and data: what each of the users has to get to
 * @throws Error as choosePartUsers
 */
export function separateUsers(environment: NodeJS.ProcessEnv, mustReach: readonly string[]): Separation {
  if (process.getuid?.() !== 0) return { users: undefined, sentence: 'Not started as root: gate and desk run as the same user, and only Node\'s permission model keeps the desk\'s editor from the gate\'s files (docs/go-live.md, section 6).' };
  const users = choosePartUsers(environment, systemAccounts());
  for (const user of Object.values(users)) {
    const closed = mustReach.map((path) => unreachableFolder(path, user)).find((folder) => folder !== undefined);
    if (closed !== undefined) return { users: undefined, sentence: `Warning: only root may enter ${closed}, so gate and desk can't have users of their own, and run as root: put Satark Mitra and DATA_DIR where others may pass (such as /opt), or start it as an ordinary user.` };
  }
  // Some containers give their root no right to become someone else, or not these numbers.
  if (Object.values(users).some(({ uid, gid }) => spawnSync('/bin/sh', ['-c', ':'], { uid, gid, cwd: '/', stdio: 'ignore' }).status !== 0)) {
    return { users: undefined, sentence: 'Warning: root may not change users here (a container without those rights?), so gate and desk run as root: start Satark Mitra as an ordinary user, or allow it (CAP_SETUID, CAP_SETGID, CAP_CHOWN).' };
  }
  return { users, sentence: `Gate and desk run as users of their own (${users.gate.uid} and ${users.desk.uid}).` };
}

export function systemAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).flatMap(([name, , uid, gid]) => (name && /^\d+$/.test(uid ?? '') ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}
