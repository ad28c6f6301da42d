/**
 * The second signal: the ranker that tells the FAQ's topics apart also learns the messages of the safety files,
 * one class a level, so that a story about a donor and a cry for help compete for the same words.
 */
import { type Match, type MatchEntry, SAFETY_LEVELS, type SafetyLevel } from '../types';
import { examplesOf } from './examples';
import type { SafetyContent } from './types';

const MARK = '!';

/** Whether a match names a safety level and not an entry of the FAQ. */
export function isSafetyId(id: string): boolean {
  return id.startsWith(MARK);
}

/** What the ranker of a language learns from its safety file beside the FAQ. */
export function safetyLessons(content: SafetyContent): {
  readonly entries: readonly MatchEntry[];
  readonly none: readonly string[];
} {
  const examples = examplesOf(content);
  const textsOf = (level: string) =>
    examples.filter((example) => example.level === level).map(({ text }) => text);
  return {
    entries: SAFETY_LEVELS.map((level) => ({ id: MARK + level, texts: textsOf(level) })),
    none: textsOf('none'),
  };
}

/** From these probabilities on a level counts: low where a miss is worst. */
const LEAST_SCORE: Readonly<Record<SafetyLevel, number>> = {
  emergency: 0.3,
  crisis: 0.3,
  'urgent-symptoms': 0.4,
  'medical-advice': 0.4,
};
/** A level must be about as likely as the best topic of the FAQ, and as the best level. */
const SHARE_OF_BEST_TOPIC: Readonly<Record<SafetyLevel, number>> = {
  emergency: 0.9,
  crisis: 0.9,
  'urgent-symptoms': 1,
  'medical-advice': 1,
};
const SHARE_OF_BEST_LEVEL = 0.75;
/** A message this near to a written example is that example. */
const COPY_COSINE = 0.95;

/** The gravest level that the ranker finds in a message, if any. */
export function similarLevel(matches: readonly Match[]): SafetyLevel | undefined {
  const bestTopic = matches.find(({ id }) => !isSafetyId(id))?.score ?? 0;
  const bestLevel = matches.find(({ id }) => isSafetyId(id))?.score ?? 0;
  return SAFETY_LEVELS.find((level) => {
    const match = matches.find(({ id }) => id === MARK + level);
    if (match === undefined) return false;
    if (match.evidence.cosine >= COPY_COSINE && match.score >= bestTopic) return true;
    const isLikely = match.score >= LEAST_SCORE[level] && match.score >= bestLevel * SHARE_OF_BEST_LEVEL;
    return isLikely && match.score >= bestTopic * SHARE_OF_BEST_TOPIC[level];
  });
}
