import { SAFETY_LEVELS, type SafetyLevel } from '../types';
import { FeatureMaker, type Reading } from './features';
import { LinearModel, type Row } from './model';
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

/** How a text becomes words; a rule book's own reading also knows spellings and groups. */
export type Read = (text: string) => Reading;
export type LevelScores = Readonly<Record<SafetyLevel, number>>;

/** Where a language has none fitted: so high that only near copies of an example count. */
export const CAUTIOUS_THRESHOLDS: Thresholds = {
  emergency: 0.9,
  crisis: 0.9,
  'urgent-symptoms': 0.9,
  'medical-advice': 0.95,
};

const CLASSES = [...SAFETY_LEVELS, 'none'] as const;
/** Examples of danger are few beside ordinary ones; each counts this much more. */
const DANGER_WEIGHT = 2;

function plainRead(text: string): Reading {
  const { words } = tokenize(text);
  return { words, general: words };
}

function rowsOf(examples: readonly SafetyExample[], read: Read): Row[] {
  const maker = new FeatureMaker();
  return examples.flatMap(({ text, level }) =>
    maker.pieces(read(text)).map((features) => ({
      features,
      wanted: CLASSES.indexOf(level),
      importance: level === 'none' ? 1 : DANGER_WEIGHT,
    })),
  );
}

/** A function that gives the probability of each level for a message, the highest over its pieces. */
export function trainSafetyScores(
  examples: readonly SafetyExample[],
  read: Read = plainRead,
): (reading: Reading) => LevelScores {
  const model = new LinearModel(CLASSES.length);
  model.train(rowsOf(examples, read));
  return (reading) => {
    const pieces = new FeatureMaker().pieces(reading).map((features) => model.probabilities(features));
    const highest = (index: number) => pieces.reduce((best, one) => Math.max(best, one[index]!), 0);
    const entries = SAFETY_LEVELS.map((level, index) => [level, highest(index)]);
    return Object.fromEntries(entries) as Record<SafetyLevel, number>;
  };
}

export interface RankerOptions {
  readonly thresholds?: Thresholds | undefined;
  readonly read?: Read | undefined;
}

/** The most severe level at or above its threshold, or undefined. */
export type ReadingRanker = (reading: Reading) => Ranked | undefined;

/** `trainSafetyRanker` for messages that are already read. */
export function trainReadingRanker(
  examples: readonly SafetyExample[],
  { thresholds = CAUTIOUS_THRESHOLDS, read = plainRead }: RankerOptions = {},
): ReadingRanker {
  const scoresOf = trainSafetyScores(examples, read);
  const key = ({ words }: Reading) => words.join(' ');
  const harmless = examples.filter(({ level }) => level === 'none');
  const ordinary = new Set(harmless.map(({ text }) => key(read(text))));
  return (reading) => {
    if (ordinary.has(key(reading))) return undefined;
    const scores = scoresOf(reading);
    const level = SAFETY_LEVELS.find((one) => scores[one] >= thresholds[one]);
    return level && { level, score: scores[level] };
  };
}

/**
 * Trains a small linear model on the examples of one language; the same examples give the same model.
 * A message that is written down as ordinary is never called a danger.
 */
export function trainSafetyRanker(
  examples: readonly SafetyExample[],
  options: RankerOptions = {},
): (text: string) => Ranked | undefined {
  const ranker = trainReadingRanker(examples, options);
  const read = options.read ?? plainRead;
  return (text) => ranker(read(text));
}
