// Tells police IT, in the log and in the editor, which steps that protect citizens their conversation goes without.
import type { EventEmitter } from 'node:events';
import { errorKind, log } from '../../log/log';
import { guardLines } from './compare';
import type { FlowNode } from './digest';
import { gapsOf } from './guards';

/** Names the notice in the editor: a later one takes its place. */
const NOTICE = 'satark-guards';

/**
 * Looks now and after each deploy; says in the log what is new, and keeps a notice in the editor as long as anything is missing.
 * @param events of Node-RED's runtime, which has started
 */
export function watchGuards(events: EventEmitter, flows: () => FlowNode[]): void {
  let said: string[] = [];
  const look = () => {
    try {
      const flow = flows();
      const lines = guardLines(flow);
      for (const line of lines.filter((one) => !said.includes(one))) log('warn', 'desk', line);
      said = lines;
      events.emit('runtime-event', lines.length > 0 ? { id: NOTICE, payload: { type: 'warning', text: noticeOf(flow) }, retain: true } : { id: NOTICE, payload: {}, retain: false });
    } catch (error) {
      log('warn', 'desk', `the steps of the conversation that protect citizens could not be looked for (${errorKind(error)}).`);
    }
  };
  events.on('flows:started', look);
  look();
}

/** In both languages. Without colons: before one the editor looks for the name of a catalogue. */
function noticeOf(flow: readonly FlowNode[]): string {
  const items = gapsOf(flow).map(({ guard, gap }) => {
    const [hi, en] = gap === 'none' ? ['नहीं है', 'is missing'] : ['से होकर हर रास्ता नहीं जाता', 'is not on every way'];
    return `<li>“${guard.hi.name}” ${hi} — इससे ${guard.hi.does}। / “${guard.en.name}” ${en} — by it ${guard.en.does}.</li>`;
  });
  return `<p>बातचीत में नागरिकों को बचाने वाले ये नोड नहीं हैं (docs/editing.md)। / The conversation goes without these steps that protect citizens (docs/editing.md).</p><ul>${items.join('')}</ul>`;
}
