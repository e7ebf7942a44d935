// Says what was looked for and where, and each find by its kind, place and writing; never the secret itself.
import { mayHold, type Place } from './must-not';
import { sizeOf, type Find, type Material } from './searcher/search';
import type { Secret } from './searcher/secret';

const million = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** A find counts where the place must not hold secrets of its group. */
export const isLeak = ({ secret, material }: Find): boolean => !mayHold(material.place as Place, secret.group);

export interface Result {
  secrets: readonly Secret[];
  needles: number;
  writings: number;
  materials: readonly Material[];
  leaks: readonly Find[];
}

export function summary({ secrets, needles, writings, materials, leaks }: Result): string {
  const places = Map.groupBy(materials, ({ place }) => place);
  const bytes = (some: readonly Material[]) => some.reduce((sum, material) => sum + sizeOf(material), 0);
  const groups = Map.groupBy(secrets, ({ group }) => group);
  return [
    `${secrets.length} secrets (${[...groups].map(([group, some]) => `${some.length} ${group}`).join(', ')}), in ${writings} writings (${needles} rows of bytes), were looked for in ${materials.length} pieces of ${places.size} kinds of places:`,
    ...[...places].map(([place, some]) => `  ${place.padEnd(46)} ${String(some.length).padStart(5)} ${million(bytes(some)).padStart(10)} ${leaksIn(place, leaks)}`),
    `${secrets.length} secrets over ${bytes(materials).toLocaleString('en')} bytes: ${leaks.length} found`,
  ].join('\n');
}

function leaksIn(place: string, leaks: readonly Find[]): string {
  const count = leaks.filter(({ material }) => material.place === place).length;
  return count === 0 ? '' : `  ${count} found`;
}

/** Each leak on a line, those alike together. */
export function listed(leaks: readonly Find[], withSurroundings = false): string {
  const alike = Map.groupBy(leaks, ({ secret, writing, material }) => `${secret.kind} — ${material.place}: ${material.name} — ${writing}`);
  return [...alike].map(([line, some]) => [`${line}${some.length > 1 ? ` (${some.length} secrets)` : ` at ${some[0]!.at}`}`, ...(withSurroundings ? [`    ${JSON.stringify(some[0]!.around.toString('latin1'))}`] : [])].join('\n')).sort().join('\n');
}
