import { SAFETY_LEVELS, type SafetyLevel } from '../types';
import { FEATURE_COUNT, type Features, featuresOf, piecesOf, type Reading } from './features';
import { tokenize } from './tokens';
import type { Thresholds } from './types';

export interface SafetyExample {
  readonly text: string;
  readonly level: SafetyLevel | 'none';
}

/** A level and the probability that the model gives it, 0 to 1. */
export interface Ranked {
  readonly level: SafetyLevel;
  readonly score: number;
}

/** The most severe level at or above its threshold, or undefined. */
export type SafetyRanker = (text: string) => Ranked | undefined;

/** Where a language has none fitted: so high that only near copies of an example count. */
export const CAUTIOUS_THRESHOLDS: Thresholds = {
  emergency: 0.9,
  crisis: 0.9,
  'urgent-symptoms': 0.9,
  'medical-advice': 0.95,
};

/** How a text becomes words; a rule book's own reading also knows spellings and groups. */
export type Read = (text: string) => Reading;

const plainRead: Read = (text) => {
  const { words } = tokenize(text);
  return { words, general: words };
};

const CLASSES = [...SAFETY_LEVELS, 'none'] as const;
const ROUNDS = 6;
const LEARNING_RATE = 0.2;
/** Examples of danger are few beside ordinary ones; each counts this much more. */
const DANGER_WEIGHT = 2;
/** A prime step walks through the examples in a fixed, mixed order: no random numbers, the same model every time. */
const STEP = 7919;
const SMALL = 1e-8;

interface Model {
  readonly weights: Float32Array[];
}

function scores(model: Model, { places, weight }: Features): number[] {
  const raw = model.weights.map((table) => {
    let sum = 0;
    for (const place of places) sum += table[place]!;
    return sum * weight;
  });
  const top = Math.max(...raw);
  const powers = raw.map((value) => Math.exp(value - top));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

function learn(model: Model, squares: Float32Array[], features: Features, wanted: number): void {
  const importance = wanted === CLASSES.length - 1 ? 1 : DANGER_WEIGHT;
  scores(model, features).forEach((probability, index) => {
    const gradient = (probability - (index === wanted ? 1 : 0)) * features.weight * importance;
    const table = model.weights[index]!;
    const seen = squares[index]!;
    for (const place of features.places) {
      seen[place]! += gradient * gradient;
      table[place]! -= (LEARNING_RATE * gradient) / (Math.sqrt(seen[place]!) + SMALL);
    }
  });
}

function train(examples: readonly SafetyExample[], read: Read): Model {
  const tables = () => CLASSES.map(() => new Float32Array(FEATURE_COUNT));
  const model: Model = { weights: tables() };
  const squares = tables();
  const rows = examples.flatMap(({ text, level }) =>
    piecesOf(read(text)).map((piece) => ({ features: featuresOf(piece), wanted: CLASSES.indexOf(level) })),
  );
  const step = rows.length % STEP === 0 ? 1 : STEP;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[(i * step + round) % rows.length]!;
      learn(model, squares, row.features, row.wanted);
    }
  }
  return model;
}

/** A function that gives the probability of each level for a message, the highest over its pieces. */
export function trainSafetyScores(
  examples: readonly SafetyExample[],
  read: Read = plainRead,
): (text: string) => Record<SafetyLevel, number> {
  const model = train(examples, read);
  return (text) => {
    const pieces = piecesOf(read(text)).map((piece) => scores(model, featuresOf(piece)));
    const entries = SAFETY_LEVELS.map((level, index) => [
      level,
      Math.max(...pieces.map((one) => one[index]!)),
    ]);
    return Object.fromEntries(entries) as Record<SafetyLevel, number>;
  };
}

export interface RankerOptions {
  readonly thresholds?: Thresholds;
  readonly read?: Read;
}

/** Trains a small linear model on the examples of one language; the same examples give the same model. */
export function trainSafetyRanker(
  examples: readonly SafetyExample[],
  { thresholds = CAUTIOUS_THRESHOLDS, read = plainRead }: RankerOptions = {},
): SafetyRanker {
  const scoresOf = trainSafetyScores(examples, read);
  return (text) => {
    const all = scoresOf(text);
    const level = SAFETY_LEVELS.find((one) => all[one] >= thresholds[one]);
    return level && { level, score: all[level] };
  };
}
