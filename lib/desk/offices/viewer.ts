// Who is signed in.
import type { Language } from '../../exchange/messages';

export type Role = 'dig' | 'sp' | 'officer' | 'police-it' | 'auditor';

export interface Viewer {
  userId: number;
  username: string;
  name: string;
  role: Role;
  /** id of desk.offices; an officer's is the SP office they belong to */
  office: string | null;
  /** an officer's police station */
  station: string | null;
  language: Language;
}

/** The roles that work on tips; police IT and the auditor never see one. */
export const TIP_ROLES: readonly Role[] = ['dig', 'sp', 'officer'];

/** What a role may do at all; row-level security decides with which tips. */
export function rightsOf(role: Role): Record<'seeTips' | 'assign' | 'act' | 'ask' | 'close' | 'reopen' | 'note' | 'route' | 'seeStats' | 'seeAudit', boolean> {
  const command = role === 'dig' || role === 'sp';
  return {
    seeTips: TIP_ROLES.includes(role), assign: command, act: role === 'officer', ask: TIP_ROLES.includes(role), close: command, reopen: command,
    note: TIP_ROLES.includes(role), route: role === 'dig', seeStats: role !== 'officer', seeAudit: role === 'dig' || role === 'auditor',
  };
}
