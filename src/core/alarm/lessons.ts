/**
 * What the alarm learns: the FAQ's topics and the messages of the safety file, one class a level, so that a story
 * about a donor and a cry for help compete for the same words.
 */
import { examplesOf } from '../safety/examples';
import type { SafetyContent } from '../safety/types';
import { type MatchEntry, SAFETY_LEVELS, type SafetyLevel } from '../types';

const MARK = '!';

/** The level that a class stands for; undefined for a class of the FAQ. */
export function levelOf(id: string): SafetyLevel | undefined {
  return id.startsWith(MARK) ? SAFETY_LEVELS.find((level) => id === MARK + level) : undefined;
}

/** What the alarm of a language learns from its safety file beside the FAQ. */
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
