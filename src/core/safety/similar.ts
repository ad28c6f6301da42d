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

/** From this probability on a level counts: low, since a miss is worse than an alarm too many. */
const LEAST_SCORE = 0.4;
/** The level must be about as likely as the likeliest level. */
const SHARE_OF_BEST_LEVEL = 0.75;
/**
 * How near the nearest example must be (cosine): a story shares a few words with anything. Less is enough where
 * no topic of the FAQ explains the message.
 */
const NEAR = 0.32;
const NEAR_WITHOUT_TOPIC = 0.22;
const NO_TOPIC_SHARE = 0.3;

/** A grave level that the ranker is this sure of needs hardly any likeness: people say it in ever new words. */
const SURE = 0.9;
const NEAR_WHEN_SURE = 0.1;
const GRAVE: ReadonlySet<string> = new Set([`${MARK}emergency`, `${MARK}crisis`]);

/** A word or two, such as a name, must be nearly an example. */
const BRIEF_WORDS = 2;
const NEAR_WHEN_BRIEF = 0.5;

function isFound(match: Match, bestTopic: number, bestLevel: number, words: number): boolean {
  const { id, score, evidence } = match;
  if (score < LEAST_SCORE || score < bestTopic || score < bestLevel * SHARE_OF_BEST_LEVEL) return false;
  if (words <= BRIEF_WORDS) return evidence.cosine >= NEAR_WHEN_BRIEF;
  if (score >= SURE && GRAVE.has(id)) return evidence.cosine >= NEAR_WHEN_SURE;
  return evidence.cosine >= (bestTopic <= score * NO_TOPIC_SHARE ? NEAR_WITHOUT_TOPIC : NEAR);
}

/** The gravest level that the ranker finds in a message of so many words, if any. */
export function similarLevel(matches: readonly Match[], words: number): SafetyLevel | undefined {
  const bestTopic = matches.find(({ id }) => !isSafetyId(id))?.score ?? 0;
  const bestLevel = matches.find(({ id }) => isSafetyId(id))?.score ?? 0;
  return SAFETY_LEVELS.find((level) => {
    const match = matches.find(({ id }) => id === MARK + level);
    return match !== undefined && isFound(match, bestTopic, bestLevel, words);
  });
}
