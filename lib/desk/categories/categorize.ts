// Settles the category and the sensitivity of a tip from the citizen's choice and words.
import { wordsOf } from '../language/words';
import { type Because, type CategoryDefinition, OTHER, SENSITIVITIES, type Sensitivity } from './categories';
import { ALREADY_COUNTED, SIGN_IDS, SIGNS, type Sign, signTerms } from './signs';
import { type CompiledTerms, type Found, compileTerms, findTermsIn } from './terms';

export interface CategorizeInput {
  /** What the citizen chose in the menu. It stands, whatever the text says. */
  menuChoice?: string;
  /** Everything the citizen wrote. */
  text: string;
  categories: readonly CategoryDefinition[];
}

export interface Categorized {
  category: string;
  sensitivity: Sensitivity;
  /** The words that decided, strongest first. */
  because: Because[];
  /** The category that the text strongly says, where the menu's choice stands against it; else null. */
  contradiction: string | null;
}

/** Less than this is no ground for a category: one hint alone. */
const ENOUGH = 2;
/** From here on a text strongly says a category. */
const STRONG = 6;
/** Signs raise by two steps at most, so that a small matter does not become critical by adding up. */
const MOST_STEPS = 2;
const MOST_WORDS_SHOWN = 8;

/**
 * Category and sensitivity of a tip.
 * @throws Error where a category's words can't be understood (checkCategories names it before)
 */
export function categorize({ menuChoice, text, categories }: CategorizeInput): Categorized {
  const { terms, raising } = compiledFor(categories);
  const words = wordsOf(text);
  const all = findTermsIn(words, text, terms);
  const scores = categories.map((category, list) => scoreOf(category, all.filter((found) => found.list === list)));
  const best = strongest(scores);
  const chosen = categories.find((category) => category.id === menuChoice);
  const said = best && best.score >= ENOUGH ? best : undefined;
  const category = chosen ?? said?.category ?? categories.find(({ id }) => id === OTHER);
  if (!category) throw new Error(`There is no category "${OTHER}" for a tip that fits nowhere else: add one in the categories' settings.`);

  const contradicting = chosen !== undefined && said !== undefined && said.category.id !== chosen.id && said.category.id !== OTHER && said.score >= STRONG ? said : undefined;
  const raised = signsOf(category, words, text, raising[categories.indexOf(category)]);
  const start = contradicting ? higher(category.sensitivity, contradicting.category.sensitivity) : category.sensitivity;
  const deciding = [...(contradicting ? [contradicting] : []), ...scores.filter((score) => score.category.id === category.id)];
  const because: Because[] = deciding.flatMap(({ category: { id }, found }) => found.map(({ written }) => ({ word: written, category: id })));
  return {
    category: category.id,
    sensitivity: raise(start, raised.steps),
    because: [...distinct(because).slice(0, MOST_WORDS_SHOWN), ...distinct(raised.because)],
    contradiction: contradicting?.category.id ?? null,
  };
}

interface Score {
  category: CategoryDefinition;
  score: number;
  found: Found[];
}

function scoreOf(category: CategoryDefinition, found: Found[]): Score {
  const sorted = [...found].sort((a, b) => b.strength - a.strength);
  // A second and third word confirm; many weak ones must not outweigh a deciding one.
  const score = sorted.slice(0, 5).reduce((sum, one, place) => sum + one.strength / (place === 0 ? 1 : 1 + place), 0);
  return { category, score, found: sorted };
}

// Of two equally strong categories the graver one is taken: it is seen sooner, and an office can change it.
function strongest(scores: readonly Score[]): Score | undefined {
  return [...scores].sort((a, b) => b.score - a.score || grade(b.category.sensitivity) - grade(a.category.sensitivity))[0];
}

function signsOf(category: CategoryDefinition, words: ReturnType<typeof wordsOf>, text: string, own: CompiledTerms | undefined): { steps: number; because: Because[] } {
  const counted: readonly Sign[] = ALREADY_COUNTED[category.id] ?? [];
  const found = findTermsIn(words, text, signTerms()).flatMap((one) => {
    const sign = SIGN_IDS[one.list];
    return sign === undefined || counted.includes(sign) ? [] : [{ sign, word: one.written }];
  });
  const signs = new Set(found.map(({ sign }) => sign));
  const ownWords = own ? findTermsIn(words, text, own) : [];
  const steps = [...signs].reduce((sum, sign) => sum + SIGNS[sign], ownWords.length > 0 ? 1 : 0);
  return {
    steps: Math.min(steps, MOST_STEPS),
    because: [...ownWords.map(({ written }) => ({ word: written, raises: category.id })), ...found.map(({ sign, word }) => ({ word, raises: sign }))],
  };
}

const grade = (sensitivity: Sensitivity): number => SENSITIVITIES.indexOf(sensitivity);
const higher = (a: Sensitivity, b: Sensitivity): Sensitivity => (grade(a) >= grade(b) ? a : b);

function raise(sensitivity: Sensitivity, steps: number): Sensitivity {
  return SENSITIVITIES[Math.min(grade(sensitivity) + steps, SENSITIVITIES.length - 1)] ?? 'critical';
}

function distinct(because: readonly Because[]): Because[] {
  const seen = new Set<string>();
  return because.filter(({ word, category, raises }) => {
    const key = `${category ?? ''}\n${raises ?? ''}\n${word}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface Compiled {
  terms: CompiledTerms;
  /** For each category, the words that raise it. */
  raising: CompiledTerms[];
}

// Compiling takes some milliseconds; the same settings object serves every message until the next Deploy.
const compiledBySettings = new WeakMap<readonly CategoryDefinition[], Compiled>();

function compiledFor(categories: readonly CategoryDefinition[]): Compiled {
  let compiled = compiledBySettings.get(categories);
  if (!compiled) {
    compiled = { terms: compileTerms(categories.map(({ words }) => words)), raising: categories.map(({ raisedBy }) => compileTerms([raisedBy ?? []])) };
    compiledBySettings.set(categories, compiled);
  }
  return compiled;
}
