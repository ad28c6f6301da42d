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
 * no topic of the FAQ explains the message (`alone`), and where a needless alarm frightens less.
 */
const NEAR: Readonly<Record<SafetyLevel, { readonly beside: number; readonly alone: number }>> = {
  emergency: { beside: 0.32, alone: 0.22 },
  crisis: { beside: 0.32, alone: 0.22 },
  'urgent-symptoms': { beside: 0.25, alone: 0.15 },
  'medical-advice': { beside: 0.28, alone: 0.18 },
};
const NO_TOPIC_SHARE = 0.3;

/** A grave level that the ranker is this sure of needs hardly any likeness: people say it in ever new words. */
const SURE = 0.9;
const NEAR_WHEN_SURE = 0.1;
const GRAVE: ReadonlySet<SafetyLevel> = new Set(['emergency', 'crisis']);

/** A few words, such as "I'm Hanna", must be nearly an example. */
const BRIEF_WORDS = 3;
const NEAR_WHEN_BRIEF = 0.39;

/** What else the ranker says of a message. */
interface Rivals {
  readonly topic: number;
  readonly level: number;
  readonly words: number;
}

function isFound(
  level: SafetyLevel,
  { score, evidence }: Match,
  { topic, level: best, words }: Rivals,
): boolean {
  if (score < LEAST_SCORE || score < topic || score < best * SHARE_OF_BEST_LEVEL) return false;
  if (words <= BRIEF_WORDS) return evidence.cosine >= NEAR_WHEN_BRIEF;
  if (score >= SURE && GRAVE.has(level)) return evidence.cosine >= NEAR_WHEN_SURE;
  const { beside, alone } = NEAR[level];
  return evidence.cosine >= (topic <= score * NO_TOPIC_SHARE ? alone : beside);
}

/** The gravest level that the ranker finds in a message of so many words, if any. */
export function similarLevel(matches: readonly Match[], words: number): SafetyLevel | undefined {
  const topic = matches.find(({ id }) => !isSafetyId(id))?.score ?? 0;
  const level = matches.find(({ id }) => isSafetyId(id))?.score ?? 0;
  return SAFETY_LEVELS.find((each) => {
    const match = matches.find(({ id }) => id === MARK + each);
    return match !== undefined && isFound(each, match, { topic, level, words });
  });
}
