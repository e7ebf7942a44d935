// Reads the settings of a dialogue-step node as they stand in a flow file.
import { KIND_NAMES, type KindName, type StepSettings } from './kinds/kind';
import type { Wording } from './turn';

/** A choice as the editor keeps it. */
export interface FlowChoice {
  id?: unknown;
  hi?: unknown;
  en?: unknown;
  descriptionHi?: unknown;
  descriptionEn?: unknown;
}

/** The settings as the editor keeps them; any of them may be missing in a flow that was written by hand. */
export interface FlowStep {
  answerKey?: unknown;
  kind?: unknown;
  aboutHi?: unknown;
  aboutEn?: unknown;
  questionHi?: unknown;
  questionEn?: unknown;
  explanationHi?: unknown;
  explanationEn?: unknown;
  choices?: unknown;
  required?: unknown;
  onlyIfKey?: unknown;
  onlyIfValues?: unknown;
  follows?: unknown;
}

/** Names that stand for something else before a choice's id. */
const TAKEN_KEYS = new Set(['cancel', 'tip', 'stop', 'self-naming']);

/** @throws Error that says which setting is wrong, for the one who edits the flow */
export function readStep(flow: FlowStep): StepSettings {
  const key = text(flow.answerKey).trim();
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(key) || TAKEN_KEYS.has(key)) throw new Error(`the answer key "${key.slice(0, 40)}" can't be used: it needs small letters a-z, digits and hyphens, and must not be "cancel", "tip", "stop" or "self-naming".`);
  const kind = text(flow.kind) as KindName;
  if (!KIND_NAMES.includes(kind)) throw new Error(`the question "${key}" has no known kind: choose one of the list.`);
  const question = wording(flow.questionHi, flow.questionEn);
  if (!question.hi.trim() && !question.en.trim()) throw new Error(`the question "${key}" has no wording.`);
  const about = wording(flow.aboutHi, flow.aboutEn);
  const choices = (Array.isArray(flow.choices) ? (flow.choices as FlowChoice[]) : []).map((choice) => ({
    id: text(choice.id).trim(),
    title: wording(choice.hi, choice.en),
    description: wording(choice.descriptionHi, choice.descriptionEn),
  }));
  if (kind === 'choice') checkChoices(key, choices);
  const onlyIfKey = text(flow.onlyIfKey).trim();
  return {
    key,
    kind,
    name: { hi: about.hi || about.en || key, en: about.en || about.hi || key },
    question,
    explanation: wording(flow.explanationHi, flow.explanationEn),
    choices,
    required: flow.required !== false,
    onlyIf: onlyIfKey === '' ? null : { key: onlyIfKey, values: text(flow.onlyIfValues).split(',').map((value) => value.trim()) },
    follows: text(flow.follows).trim(),
  };
}

function checkChoices(key: string, choices: StepSettings['choices']): void {
  if (choices.length === 0) throw new Error(`the question "${key}" has no choices.`);
  const ids = new Set<string>();
  for (const { id, title } of choices) {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || ids.has(id)) throw new Error(`the question "${key}" has a choice without an id of its own (small letters a-z, digits, hyphens).`);
    if (!title.hi.trim() && !title.en.trim()) throw new Error(`the choice "${id}" of the question "${key}" has no title.`);
    ids.add(id);
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function wording(hi: unknown, en: unknown): Wording {
  return { hi: text(hi), en: text(en) };
}
