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

/** What was learnt from the examples of one language: plain data that a file can carry. */
export interface SafetyModel {
  readonly weights: Float32Array;
  /** Messages written down as ordinary, as hashes of their words: the model never calls them a danger. */
  readonly ordinary: Uint32Array;
}

function trainLinear(examples: readonly SafetyExample[], read: Read): LinearModel {
  const model = new LinearModel(CLASSES.length);
  model.train(rowsOf(examples, read));
  return model;
}

/** The probability of each level for a message, the highest over its pieces. */
function scoresWith(model: LinearModel, reading: Reading): LevelScores {
  const pieces = new FeatureMaker().pieces(reading).map((features) => model.probabilities(features));
  const highest = (index: number) => pieces.reduce((best, one) => Math.max(best, one[index]!), 0);
  return Object.fromEntries(SAFETY_LEVELS.map((level, index) => [level, highest(index)])) as Record<
    SafetyLevel,
    number
  >;
}

export function trainSafetyScores(
  examples: readonly SafetyExample[],
  read: Read = plainRead,
): (reading: Reading) => LevelScores {
  const model = trainLinear(examples, read);
  return (reading) => scoresWith(model, reading);
}

const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

function keyOf({ words }: Reading): number {
  let hash = HASH_START;
  for (const character of words.join(' ')) hash = Math.imul(hash ^ character.codePointAt(0)!, HASH_PRIME);
  return hash >>> 0;
}

/** Learns from the examples of one language; the same examples give the same model. */
export function trainSafetyModel(examples: readonly SafetyExample[], read: Read = plainRead): SafetyModel {
  const harmless = examples.filter(({ level }) => level === 'none');
  return {
    weights: trainLinear(examples, read).weights,
    ordinary: Uint32Array.from(new Set(harmless.map(({ text }) => keyOf(read(text))))).sort(),
  };
}

/** The most severe level at or above its threshold, or undefined. */
export type ReadingRanker = (reading: Reading) => Ranked | undefined;

export function safetyRankerFrom(
  model: SafetyModel,
  thresholds: Thresholds = CAUTIOUS_THRESHOLDS,
): ReadingRanker {
  const linear = new LinearModel(CLASSES.length, model.weights);
  const ordinary = new Set(model.ordinary);
  return (reading) => {
    if (ordinary.has(keyOf(reading))) return undefined;
    const scores = scoresWith(linear, reading);
    const level = SAFETY_LEVELS.find((one) => scores[one] >= thresholds[one]);
    return level && { level, score: scores[level] };
  };
}
