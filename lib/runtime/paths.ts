// Where the project's own files stand.
import { join } from 'node:path';

/** The compiled project: dist/. */
export const BUILT = join(__dirname, '..', '..');
/** The checkout, where flows/ and dashboards/ stand. */
export const PROJECT = join(BUILT, '..');
