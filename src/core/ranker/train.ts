import type { MatchEntry } from '../types';
import { learn } from './learn';
import type { MatcherOptions, RankerModel } from './model';
import { fitByValidation } from './validate';

/**
 * Learns to tell the entries apart from their texts. The same entries and options give the same model to
 * the last digit. Entries may share texts; an entry without texts can never be found.
 */
export function trainRanker(entries: readonly MatchEntry[], options: MatcherOptions = {}): RankerModel {
  const { lesson, model } = learn(entries, options);
  return { ...model, ...fitByValidation(lesson) };
}
