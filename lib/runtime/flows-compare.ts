// `npm run flows:compare`: what the shipped flows have that the installed ones lack, and the other way round. Changes nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFlows } from './flows/compare';
import type { FlowNode } from './flows/digest';
import { shippedFlows } from './flows/shipped';
import { readFlows } from './flows/update';
import { readSettings } from './settings';

try {
  const folder = join(process.env.DESK_DIR || join(readSettings(process.env).settings.dataDir, 'desk'), 'flows');
  if (!existsSync(folder)) throw new Error(`there are no flows in ${folder}: they are put there at the first start. Set DATA_DIR as for npm start.`);
  const shipped = new Map(Object.entries(shippedFlows()).map(([name, file]) => [name, JSON.parse(readFileSync(file, 'utf8')) as FlowNode[]]));
  console.log(compareFlows(shipped, readFlows(folder)).join('\n').trimEnd());
} catch (error) {
  console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the flows could not be compared.'}`);
  process.exitCode = 1;
}
