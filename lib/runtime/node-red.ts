// Starts Node-RED inside a process of ours: what gate and desk have in common.
import type { Server } from 'node:http';
import RED from 'node-red';
import { errorKind, log, type LogLevel } from '../log/log';
import { fixedPart } from './runtime-sentences';

/** Settings that hold for both runtimes: no telemetry, no installs, no projects, no calls to addresses outside. */
export function commonSettings(part: string): Record<string, unknown> {
  return {
    logging: { safe: { level: 'info', metrics: false, audit: false, handler: () => (line: LogLine) => writeLine(part, line) } },
    telemetry: { enabled: false, updateNotification: false },
    diagnostics: { enabled: false, ui: false },
    runtimeState: { enabled: false, ui: false },
    externalModules: { autoInstall: false, palette: { allowInstall: false, allowUpdate: false, allowUpload: false }, modules: { allowInstall: false } },
    functionExternalModules: false,
    functionGlobalContext: {},
    exportGlobalContextKeys: false,
    inboundWebSocketTimeout: 5000,
    nodeMessageBufferMaxLength: 10_000,
  };
}

/**
 * Starts the runtime and its flows.
 * @returns the runtime, and the node types that the flows use and it does not have: with one missing, no flow runs
 */
export async function startNodeRed(server: Server, settings: Record<string, unknown>): Promise<{ red: typeof RED; missing: string[] }> {
  RED.init(server, settings as never);
  const events = RED.events as unknown as NodeJS.EventEmitter;
  events.once('flows:starting', () => (flowsRan = true));
  const flowsStarted = new Promise<string[]>((done) => {
    events.once('flows:started', () => done([]));
    events.on('runtime-event', (event: { id: string; payload?: { error?: string; types?: string[] } }) => {
      if (event.id !== 'runtime-state') return;
      if (event.payload?.error === 'missing-types') done(event.payload.types ?? []);
      else if (event.payload?.error === 'safe-mode') done([]);
    });
  });
  await RED.start();
  return { red: RED, missing: await flowsStarted };
}

interface LogLine {
  /** 10 fatal, 20 error, 30 warn, 40 info */
  level: number;
  /** the node's type and id; absent for the runtime's own lines */
  type?: string;
  id?: string;
  msg?: unknown;
}

/** What a text must not hold to be shown: a run of digits, an address, a Twilio id. */
const UNSAFE = /\d{5,}|whatsapp:|https?:|\b[A-Z]{2}[0-9a-f]{32}\b|@/i;

/** Once flows have run, an error of the runtime may quote a message. */
let flowsRan = false;

function writeLine(part: string, line: LogLine): void {
  const level: LogLevel = line.level <= 20 ? 'error' : line.level <= 30 ? 'warn' : 'info';
  if (line.type === undefined) {
    if (level === 'info') return;
    const text = typeof line.msg === 'string' ? line.msg.trim().replaceAll(/\s*\n\s*/g, ' ') : '';
    if (EXPECTED.test(text)) return;
    // Before, its lines are about types, modules and folders; what reads like more is withheld.
    const shown = flowsRan ? fixedPart(text) : UNSAFE.test(text) ? '' : text;
    log(level, part, shown ? `Node-RED: ${shown}` : `Node-RED met ${line.msg instanceof Error ? errorKind(line.msg) : 'something'} that is not shown here; the editor's debug sidebar tells more.`);
    return;
  }
  const node = `node ${isPlainName(line.id) ? line.id : 'without id'} of type ${isPlainName(line.type) ? line.type : 'unknown'}`;
  // Nodes of ours log fixed words; a function or debug node may log a message of a citizen.
  const isOurs = ourTypes.has(line.type);
  if (level === 'info' && !isOurs) return;
  const said = isOurs && typeof line.msg === 'string' && !UNSAFE.test(line.msg) ? line.msg : isOurs && line.msg instanceof Error ? errorKind(line.msg) : 'its words are shown in the editor only';
  log(level, part, `${node}: ${said}`);
}

/** Ids and types come with a flow, in which anything can be written. */
const isPlainName = (name: unknown): name is string => typeof name === 'string' && name.length <= 64 && /^[a-z][a-z0-9.: -]*$|^[0-9a-f.]{8,20}$/i.test(name);

/** Rulers, and that a runtime without any stored credentials has none. */
const EXPECTED = /^-+$|^Encrypted credentials not found$/;

const ourTypes = new Set<string>();

/** Tells which node types are ours, and so log only fixed words. */
export function trustTypes(types: Iterable<string>): void {
  for (const type of types) ourTypes.add(type);
}
