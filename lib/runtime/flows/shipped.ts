// The flows and dashboard tabs as shipped, now and in earlier versions.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../paths';
import type { FlowDigest } from './digest';

/** Folders of the project whose files are copied to the desk. */
export const SHIPPED_FOLDERS = ['flows', 'dashboards'] as const;

/** Under which name a shipped file stands in the desk's own folder; null for the gate's, which is copied nowhere. Both folders have a range.json. */
export function installedName(folder: (typeof SHIPPED_FOLDERS)[number], name: string): string | null {
  if (folder === 'flows') return name === 'gate.json' ? null : name;
  return name.startsWith('dashboard') ? name : `dashboard-${name}`;
}

/** Name in the desk's own folder → file of the project. */
export function shippedFlows(): Record<string, string> {
  const found = SHIPPED_FOLDERS.flatMap((folder) => (existsSync(join(PROJECT, folder)) ? readdirSync(join(PROJECT, folder)) : [])
    .filter((name) => name.endsWith('.json'))
    .map((name) => [installedName(folder, name), join(PROJECT, folder, name)] as const));
  return Object.fromEntries(found.filter(([name]) => name !== null)) as Record<string, string>;
}

/** Name → digests of all versions that were ever shipped under it; written by scripts/shipped-versions.mjs. */
export function shippedVersions(): Record<string, FlowDigest[]> {
  return JSON.parse(readFileSync(join(__dirname, 'shipped-versions.json'), 'utf8')) as Record<string, FlowDigest[]>;
}
