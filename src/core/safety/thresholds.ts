import { SAFETY_LEVELS, type SafetyLevel } from '../types';
import { type LevelScores, type Read, type SafetyExample, trainSafetyScores } from './ranker';
import type { Thresholds } from './types';

/** Every example is scored once by a model that has not seen it. */
const PARTS = 5;
/** Share of ordinary questions that one level may stop by mistake; four levels together stay under 0.3 %. */
const FALSE_ALARM_RATE = 0.0007;
/** Look-alikes are chosen to be hard, so more of them may cross. */
const LOOK_ALIKE_RATE = 0.004;
/** Below this the model prefers another level or none, whatever the false alarms say. */
const LOWEST = 0.35;
const DIGITS = 1000;

export interface Scored {
  readonly text: string;
  readonly level: SafetyExample['level'];
  readonly scores: LevelScores;
}

/** Scores of every example by cross-validation. */
export function crossValidate(examples: readonly SafetyExample[], read: Read): Scored[] {
  const parts = Array.from({ length: PARTS }, (_, part) => part);
  return parts.flatMap((part) => {
    const scoresOf = trainSafetyScores(
      examples.filter((_, index) => index % PARTS !== part),
      read,
    );
    const held = examples.filter((_, index) => index % PARTS === part);
    return held.map(({ text, level }) => ({ text, level, scores: scoresOf(read(text)) }));
  });
}

/** The score that only the allowed share of these messages passes. */
function scoreAt(messages: readonly Scored[], level: SafetyLevel, rate: number): number {
  const scores = messages.map((one) => one.scores[level]).sort((a, b) => b - a);
  const highest = scores[Math.floor(scores.length * rate)] ?? 0;
  return Math.ceil(highest * DIGITS + 1) / DIGITS;
}

/**
 * Thresholds for `content/safety/<language>.yaml` from cross-validated scores of its examples
 * and of ordinary questions such as the FAQ's alternates.
 */
export function fitThresholds(
  examples: readonly SafetyExample[],
  ordinary: readonly string[],
  read: Read,
): Thresholds {
  const known = new Set(ordinary);
  const all = [...examples, ...ordinary.map((text) => ({ text, level: 'none' as const }))];
  const harmless = crossValidate(all, read).filter(({ level }) => level === 'none');
  const questions = harmless.filter(({ text }) => known.has(text));
  const lookAlikes = harmless.filter(({ text }) => !known.has(text));
  const entries = SAFETY_LEVELS.map((level) => [
    level,
    Math.min(
      1,
      Math.max(
        LOWEST,
        scoreAt(questions, level, FALSE_ALARM_RATE),
        scoreAt(lookAlikes, level, LOOK_ALIKE_RATE),
      ),
    ),
  ]);
  return Object.fromEntries(entries) as Record<SafetyLevel, number>;
}
