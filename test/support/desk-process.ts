// Starts desks in processes of their own (desk-child.ts), so that a test can deploy to them, kill them, and run two.
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskOrder, DeskReport } from './desk-child';

export interface FlowNode {
  id: string;
  type: string;
  z?: string;
  wires?: string[][];
  [property: string]: unknown;
}

const PROJECT = join(__dirname, '..', '..', '..');

/** The conversation as shipped: a copy that a test may change. */
export function shippedFlow(): FlowNode[] {
  return ['range.json', 'conversation.json'].flatMap((name) => JSON.parse(readFileSync(join(PROJECT, 'flows', name), 'utf8')) as FlowNode[]);
}

/** A node of a flow by a property, such as the question with answerKey "place". */
export function nodeWith(flow: FlowNode[], property: string, value: unknown): FlowNode {
  const node = flow.find((candidate) => candidate[property] === value);
  if (!node) throw new Error(`the flow has no node with ${property} "${String(value)}"`);
  return node;
}

/** Puts a node on the wire after another, as a person does by dropping it there. */
export function insertAfter(flow: FlowNode[], before: FlowNode, added: FlowNode): void {
  added.z = before.z;
  added.wires = before.wires;
  before.wires = [[added.id]];
  flow.push(added);
}

export class DeskProcess {
  /** what Node-RED logged, for a test that wants to know why */
  readonly logged: string[] = [];
  private readonly listeners = new Set<(report: DeskReport) => void>();

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (report: DeskReport) => {
      if ('logged' in report) this.logged.push(report.logged);
      for (const listener of [...this.listeners]) listener(report);
    });
  }

  /** A desk that has started and runs `flow`. */
  static async start(databaseUrl: string, flow: FlowNode[]): Promise<DeskProcess> {
    const child = fork(join(__dirname, 'desk-child.js'), { env: { ...process.env, DESK_DATABASE_URL: databaseUrl }, silent: true });
    const desk = new DeskProcess(child);
    await desk.hear('ready');
    await desk.deploy(flow);
    return desk;
  }

  /** What the editor's Deploy does. */
  async deploy(flow: FlowNode[], kind: 'full' | 'nodes' | 'flows' = 'nodes'): Promise<void> {
    const deployed = this.hear('deployed');
    this.order({ deploy: flow, kind });
    await deployed;
  }

  /** A clean stop. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once('exit', done));
    this.order({ stop: true });
    await gone;
  }

  /** kill -9 */
  async kill(): Promise<void> {
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    await gone;
  }

  private order(order: DeskOrder): void {
    this.child.send(order);
  }

  private hear(what: 'ready' | 'deployed'): Promise<void> {
    return new Promise((resolve, reject) => {
      const listener = (report: DeskReport) => {
        if (what in report) finish(resolve);
        else if ('failed' in report) finish(() => reject(new Error(`the desk: ${report.failed}`)));
      };
      const died = () => finish(() => reject(new Error(`the desk ended by itself: ${this.logged.join('; ')}`)));
      const finish = (then: () => void) => {
        this.listeners.delete(listener);
        this.child.off('exit', died);
        then();
      };
      this.listeners.add(listener);
      this.child.once('exit', died);
    });
  }
}
