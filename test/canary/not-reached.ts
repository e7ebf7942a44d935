// What a run did not get to: then that nothing was found there shows nothing.
import { readFileSync } from 'node:fs';
import type { Filed } from './drive/citizens';
import type { Place } from './must-not';
import type { Material } from './searcher/search';

/** The gate has no files but its keys, which are left out. */
type Empty = 'data files of the gate';

/**
 * What each kind of place holds for certain: where it is not found, the collecting has looked at nothing, or at something else.
 * A function of the reports where it is something of theirs that is no secret.
 */
export const MARKS: Record<Exclude<Place, Empty>, string | ((filed: readonly Filed[]) => string)> = {
  'dump of the database as role desk': (filed) => filed[0]!.receipt,
  'dump of the database as role office': (filed) => filed[0]!.receipt,
  'the gate\'s tables, as a thief has them': (filed) => filed[0]!.receipt,
  'files of the database': (filed) => filed[0]!.receipt,
  'log of the database': 'database system is ready to accept connections',
  'data files of the desk': '"type": "citizen-in"',
  'log of the desk': ' desk: node canary-say of type function: its words are shown in the editor only',
  'log of the gate': ' gate: a signed webhook was turned away',
  'answers to offices': (filed) => filed[0]!.mustBeRead,
  'answers to police IT and auditors': '"role":"police-it"',
  'dashboard sockets of offices': 'msg-input',
  'dashboard sockets of police IT and auditors': 'msg-input',
  "the editor's answers": '"type":"citizen-in"',
  "the editor's live connection": '"topic":"debug"',
  'heap snapshot of the desk': 'canary-keep',
  'memory of the desk': 'canary-keep',
  'environment and command line of the desk': '--permission',
};

/** Kinds of media that arrive, of the kinds of files that are sent. */
const KINDS = ['photo', 'video', 'voice', 'audio', 'document'];

/** Places that only Linux shows. */
const OF_LINUX: readonly Place[] = ['memory of the desk', 'environment and command line of the desk'];

/** In words, what the run did not get to. */
export function notReached(filed: readonly Filed[], materials: readonly Material[]): string[] {
  const holds = (place: Place, text: string) => materials.some((material) => material.place === place && bytesOf(material).includes(text));
  const shown = (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter((place) => process.platform === 'linux' || !OF_LINUX.includes(place));
  return [
    ...filed.filter(({ mustBeRead }) => !holds('answers to offices', mustBeRead)).map(({ way }) => `a report by ${way} that its office reads`),
    ...filed.filter(({ receipt, files = 0 }) => filesOf(receipt, materials) < files).map(({ way, receipt, files }) => `all ${files} files of the report by ${way} (${filesOf(receipt, materials)} are there)`),
    ...KINDS.filter((kind) => !holds('answers to offices', `"kind":"${kind}"`)).map((kind) => `a ${kind} that an office sees`),
    ...shown.filter((place) => !holds(place, markOf(place, filed))).map((place) => `what stands for certain in: ${place}`),
  ];
}

/** @param filed the reports of the run */
export function markOf(place: keyof typeof MARKS, filed: readonly Filed[]): string {
  const mark = MARKS[place];
  return typeof mark === 'string' ? mark : mark(filed);
}

const bytesOf = ({ content }: Material): Buffer => (Buffer.isBuffer(content) ? content : readFileSync(content.file));

/** How many files the list of tips counts for a receipt. */
function filesOf(receipt: string, materials: readonly Material[]): number {
  const list = materials.find(({ place, name }) => place === 'answers to offices' && name.startsWith('dig /api/tips?state=all'));
  const [, counts] = new RegExp(`"receipt":"${receipt}".*?"evidence":\\{(.*?)\\}`, 's').exec(list ? bytesOf(list).toString() : '') ?? [];
  return [...(counts ?? '').matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
}
