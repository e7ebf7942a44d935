// The gate's flow storage: one file that is read at the start and never written.
import { readFileSync } from 'node:fs';
import { StartFault } from './process-life';

/**
 * A storage module for Node-RED.
 * @throws StartFault where the file can't be read or is no flow file
 */
export function fixedFlows(file: string): Record<string, unknown> {
  let flows: unknown;
  try {
    flows = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    flows = undefined;
  }
  if (!Array.isArray(flows)) throw new StartFault(`the gate's flow file ${file} is missing or damaged: restore it from the project.`);
  const refuse = () => Promise.reject(new Error('the flows of the gate are fixed.'));
  return {
    init: () => Promise.resolve(),
    getFlows: () => Promise.resolve(flows),
    getCredentials: () => Promise.resolve({}),
    saveFlows: refuse,
    saveCredentials: refuse,
  };
}
