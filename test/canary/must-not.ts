// What may stand nowhere: which kinds of secrets each kind of place must not hold.
import type { Group } from './searcher/secret';

/**
 * identity: who a citizen is. story: what they told. officer: what an officer's file tells of who made it. gate-key, desk-key: what opens the gate's and the desk's sealed data and doors.
 * A place that is not named for a group may hold it: the office's own page shows the story, and the desk's memory its own key.
 */
export const MUST_NOT_HOLD = {
  'dump of the database as role desk': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'dump of the database as role office': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'the gate\'s tables, as a thief has them': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'files of the database': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'log of the database': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'data files of the desk': ['identity', 'story', 'officer', 'gate-key'],
  'data files of the gate': ['identity', 'story', 'officer', 'desk-key'],
  'log of the desk': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'log of the gate': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'answers to offices': ['identity', 'officer', 'gate-key', 'desk-key'],
  'answers to police IT and auditors': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  'dashboard sockets of offices': ['identity', 'officer', 'gate-key', 'desk-key'],
  'dashboard sockets of police IT and auditors': ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  "the editor's answers": ['identity', 'story', 'officer', 'gate-key', 'desk-key'],
  // A debug node that police IT set shows them what passes through it.
  "the editor's live connection": ['identity', 'officer', 'gate-key', 'desk-key'],
  'heap snapshot of the desk': ['identity', 'gate-key'],
  'memory of the desk': ['identity', 'gate-key'],
  'environment and command line of the desk': ['identity', 'story', 'officer', 'gate-key'],
} as const satisfies Record<string, readonly Group[]>;

export type Place = keyof typeof MUST_NOT_HOLD;

export const mayHold = (place: Place, group: Group): boolean => !(MUST_NOT_HOLD[place] as readonly Group[]).includes(group);
