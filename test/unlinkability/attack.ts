// An honest try at pairing reports of one person. Each feature is tried in three ways, and all of them together by a classifier that was
// trained on the truth of half of the people. Judged against chance: the same figures for pairs drawn at random.
import type { Feature } from './features';
import type { Random } from './random';

export type Pair = readonly [number, number];

export interface Finding {
  /** the feature, and how it was used */
  strategy: string;
  /** how likely chance alone gives the true pairs so much (or more) */
  probability: number;
  /** in words, for a person who looks for the leak */
  told: string;
}

/** How alike two reports are by a feature, 0 to 1. */
type Likeness = (one: number, other: number) => number;

/** Random pairings that chance is measured with. */
const DRAWS = 400;
/** Neighbours in rank, or in bits, that count as "next to each other". */
const NEXT = 2;

/** All findings, the most telling first. */
export function attack(features: readonly Feature[], pairs: readonly Pair[], random: Random): Finding[] {
  const draws = Array.from({ length: DRAWS }, () => randomPairs(pairs.length * 2, random));
  const findings = features.flatMap((feature) => tryFeature(feature, pairs, draws));
  findings.push(...learn(features, pairs, random));
  return findings.sort((one, other) => one.probability - other.probability);
}

function randomPairs(count: number, random: Random): Pair[] {
  const order = random.shuffled(Array.from({ length: count }, (_, index) => index));
  return Array.from({ length: count / 2 }, (_, index) => [order[2 * index]!, order[2 * index + 1]!] as const);
}

function tryFeature(feature: Feature, pairs: readonly Pair[], draws: readonly Pair[][]): Finding[] {
  const like = likenessOf(feature);
  if (feature.kind === 'blocks') return [judgeCount(`${feature.name}: shared by few`, like, pairs, draws)];
  const findings = [judgeMean(`${feature.name}: alike`, like, pairs, draws)];
  const next = feature.kind === 'number' ? nextInRank(feature.values) : feature.kind === 'bits' ? nextInBits(like, feature.values) : sharedByFew(feature.values);
  findings.push(judgeCount(`${feature.name}: next to each other`, next, pairs, draws));
  return findings;
}

export function likenessOf({ kind, values }: Feature): Likeness {
  if (kind === 'same') return (one, other) => Number(values[one] !== null && values[one] === values[other]);
  if (kind === 'blocks') return sharedBlocks(values as (string | null)[]);
  if (kind === 'bits') {
    const words = (values as (string | null)[]).map((bits) => bits && Uint32Array.from(bits.match(/.{1,32}/g) ?? [], (word) => parseInt(word, 2)));
    const lengths = (values as (string | null)[]).map((bits) => bits?.length ?? 0);
    return (one, other) => {
      const [a, b] = [words[one], words[other]];
      const length = Math.min(lengths[one]!, lengths[other]!);
      if (!a || !b || length === 0) return 0.5;
      let differing = 0;
      for (let word = 0; word < Math.min(a.length, b.length); word++) differing += bitsSet(a[word]! ^ b[word]!);
      return Math.max(0, 1 - differing / length);
    };
  }
  const ranks = ranksOf(values as (number | null)[]);
  return (one, other) => (ranks[one] === null || ranks[other] === null ? Number(ranks[one] === ranks[other]) : 1 - Math.abs(ranks[one]! - ranks[other]!) / values.length);
}

function bitsSet(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Equal values share their middle rank. */
function ranksOf(values: readonly (number | null)[]): (number | null)[] {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  sorted.forEach((value, rank) => {
    if (!first.has(value)) first.set(value, rank);
    last.set(value, rank);
  });
  return values.map((value) => (value === null ? null : (first.get(value)! + last.get(value)!) / 2));
}

function nextInRank(values: Feature['values']): Likeness {
  const ranks = ranksOf(values as (number | null)[]);
  return (one, other) => Number(ranks[one] !== null && ranks[other] !== null && Math.abs(ranks[one]! - ranks[other]!) <= NEXT);
}

function nextInBits(like: Likeness, values: Feature['values']): Likeness {
  const nearest = values.map((_, one) => {
    const best: { other: number; like: number }[] = [];
    for (let other = 0; other < values.length; other++) {
      if (other === one) continue;
      const candidate = { other, like: like(one, other) };
      if (best.length < NEXT || candidate.like > best.at(-1)!.like) best.splice(best.findLastIndex((better) => better.like >= candidate.like) + 1, 0, candidate);
      if (best.length > NEXT) best.pop();
    }
    return new Set(best.map(({ other }) => other));
  });
  return (one, other) => Number(nearest[one]!.has(other) || nearest[other]!.has(one));
}

/** A value that at most one report of forty has. */
function sharedByFew(values: Feature['values']): Likeness {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return (one, other) => Number(values[one] !== null && values[one] === values[other] && counts.get(String(values[one]))! <= values.length / 40);
}

/** Whether two reports hold the same block of bytes, which at most one report of forty has. */
function sharedBlocks(values: readonly (string | null)[]): Likeness {
  const owners = new Map<string, Set<number>>();
  for (const [report, blocks] of values.entries()) {
    for (const block of new Set(blocks?.split(' '))) {
      const known = owners.get(block);
      if (known) known.add(report);
      else owners.set(block, new Set([report]));
    }
  }
  const shared = new Set<string>();
  for (const reports of owners.values()) if (reports.size > 1 && reports.size <= values.length / 40) for (const one of reports) for (const other of reports) shared.add(`${one} ${other}`);
  return (one, other) => Number(shared.has(`${one} ${other}`));
}

const sumOf = (like: Likeness, pairs: readonly Pair[]) => pairs.reduce((sum, [one, other]) => sum + like(one, other), 0);

/** True pairs alike on average more, or less, than random ones. Normal distribution: a sum over many pairs. */
function judgeMean(strategy: string, like: Likeness, pairs: readonly Pair[], draws: readonly Pair[][]): Finding {
  const truth = sumOf(like, pairs);
  const sums = draws.map((draw) => sumOf(like, draw));
  const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
  const deviation = Math.sqrt(sums.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sums.length - 1));
  // Where a value is rare, whole pairs count and not a smooth sum.
  if (mean < 20 && isCount(like, pairs)) return judgeCount(strategy, like, pairs, draws);
  const score = deviation === 0 ? 0 : (truth - mean) / deviation;
  return { strategy, probability: 2 * normalTail(Math.abs(score)), told: `${(truth / pairs.length).toFixed(4)} of true pairs, ${(mean / pairs.length).toFixed(4)} of random ones, ${score.toFixed(1)} deviations` };
}

const isCount = (like: Likeness, pairs: readonly Pair[]) => pairs.every(([one, other]) => Number.isInteger(like(one, other)));

/** More true pairs than chance gives. Poisson distribution: rare and almost independent. */
function judgeCount(strategy: string, like: Likeness, pairs: readonly Pair[], draws: readonly Pair[][]): Finding {
  const truth = sumOf(like, pairs);
  const mean = draws.reduce((sum, draw) => sum + sumOf(like, draw), 0) / draws.length;
  return { strategy, probability: poissonTail(truth, Math.max(mean, 0.05)), told: `${truth} true pairs, ${mean.toFixed(2)} by chance` };
}

/** P(Z > score). Abramowitz and Stegun 7.1.26 for small scores, the asymptotic bound beyond. */
export function normalTail(score: number): number {
  if (score > 5) return Math.exp((-score * score) / 2) / (score * Math.sqrt(2 * Math.PI));
  const x = score / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  return 0.5 * t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
}

/** P(N ≥ count). */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  let term = Math.exp(-mean);
  let below = 0;
  for (let number = 0; number < count; number++) {
    below += term;
    term *= mean / (number + 1);
  }
  if (below < 0.999999) return 1 - below;
  // Far out the sum loses its digits: its first terms are enough.
  let tail = 0;
  for (let number = count; number < count + 60; number++) {
    tail += term;
    term *= mean / (number + 1);
  }
  return tail;
}

const TRAINING_ROUNDS = 150;
/** Random pairs that the classifier is shown for each true one. */
const FALSE_PAIRS = 20;

/** Logistic regression on all likenesses; judged on people whom it was not trained on: their true pairs' score, and how many it pairs rightly. */
function learn(features: readonly Feature[], pairs: readonly Pair[], random: Random): Finding[] {
  const likenesses = features.flatMap((feature) => [likenessOf(feature), ...(feature.kind === 'number' ? [nextInRank(feature.values)] : [])]);
  const order = random.shuffled(pairs);
  const [known, unknown] = [order.slice(0, order.length / 2), order.slice(order.length / 2)];
  const vectorOf = ([one, other]: Pair) => likenesses.map((like) => like(one, other));
  const reports = known.flat();
  const samples = known.flatMap((pair) => [{ vector: vectorOf(pair), truth: 1 }, ...Array.from({ length: FALSE_PAIRS }, () => ({ vector: vectorOf(falsePair(pair, reports, random)), truth: 0 }))]);
  const scale = scaleOf(samples.map(({ vector }) => vector));
  const weights = train(samples.map(({ vector, truth }) => ({ vector: scale(vector), truth })), likenesses.length);
  const score = (one: number, other: number) => dot(weights, scale(vectorOf([one, other])));

  const place = new Map(unknown.flat().map((report, index) => [index, report]));
  const count = place.size;
  const table = new Float64Array(count * count);
  for (let one = 0; one < count; one++) for (let other = one + 1; other < count; other++) table[one * count + other] = table[other * count + one] = score(place.get(one)!, place.get(other)!);
  // By rank, so that a single large score decides nothing.
  const sorted = Float64Array.from(table).sort();
  const rank = (one: number, other: number) => lowerBound(sorted, table[one * count + other]!) / sorted.length;
  const truePairs = unknown.map((_, index) => [2 * index, 2 * index + 1] as const);
  const draws = Array.from({ length: DRAWS }, () => randomPairs(count, random));
  const guessed = greedy(table, count);
  const right = guessed.filter(([one, other]) => Math.floor(one / 2) === Math.floor(other / 2)).length;
  return [
    judgeMean('a classifier: score', rank, truePairs, draws),
    { strategy: 'a classifier: pairs named', probability: poissonTail(right, truePairs.length / (count - 1)), told: `${right} of ${truePairs.length} pairs named rightly, ${(truePairs.length / (count - 1)).toFixed(2)} by chance` },
  ];
}

function falsePair([one, other]: Pair, reports: readonly number[], random: Random): Pair {
  for (;;) {
    const another = random.pick(reports);
    if (another !== one && another !== other) return [random.next() < 0.5 ? one : other, another];
  }
}

function scaleOf(vectors: readonly number[][]): (vector: number[]) => number[] {
  const mean = vectors[0]!.map((_, index) => vectors.reduce((sum, vector) => sum + vector[index]!, 0) / vectors.length);
  const deviation = mean.map((middle, index) => Math.sqrt(vectors.reduce((sum, vector) => sum + (vector[index]! - middle) ** 2, 0) / vectors.length));
  return (vector) => vector.map((value, index) => (deviation[index]! < 1e-9 ? 0 : Math.max(-6, Math.min(6, (value - mean[index]!) / deviation[index]!))));
}

/** Gradient descent with a pull towards zero, true pairs weighing as much as false ones. */
function train(samples: readonly { vector: number[]; truth: number }[], size: number): number[] {
  const weights = new Array<number>(size + 1).fill(0);
  for (let round = 0; round < TRAINING_ROUNDS; round++) {
    const gradient = new Array<number>(size + 1).fill(0);
    for (const { vector, truth } of samples) {
      const error = (1 / (1 + Math.exp(-dot(weights, vector))) - truth) * (truth ? FALSE_PAIRS : 1);
      for (let index = 0; index < size; index++) gradient[index]! += error * vector[index]!;
      gradient[size]! += error;
    }
    for (let index = 0; index <= size; index++) weights[index]! -= 0.3 * (gradient[index]! / samples.length / 10 + 0.02 * weights[index]!);
  }
  return weights;
}

function dot(weights: readonly number[], vector: readonly number[]): number {
  let sum = weights[vector.length]!;
  for (let index = 0; index < vector.length; index++) sum += weights[index]! * vector[index]!;
  return sum;
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The best pairs first, each report once. */
function greedy(table: Float64Array, count: number): Pair[] {
  const candidates: Pair[] = [];
  for (let one = 0; one < count; one++) for (let other = one + 1; other < count; other++) candidates.push([one, other]);
  candidates.sort((a, b) => table[b[0] * count + b[1]]! - table[a[0] * count + a[1]]!);
  const taken = new Set<number>();
  return candidates.filter(([one, other]) => {
    if (taken.has(one) || taken.has(other)) return false;
    taken.add(one).add(other);
    return true;
  });
}
