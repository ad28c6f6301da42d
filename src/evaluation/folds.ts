/** Cross-validation: every alternate is asked once of a matcher that has not seen it. */
import type { RankerLessons } from '../content/compile';
import { rankerFrom, trainRanker } from '../core/matcher';
import { fold as foldText, words as wordsOf } from '../core/text';
import type { Language, Match } from '../core/types';

/** A text that was held out, and how it was ranked. */
export interface HeldOut {
  /** The topic it belongs to; undefined for a text that must be refused. */
  readonly id: string | undefined;
  readonly matches: readonly Match[];
  /** How many words it has. */
  readonly words: number;
}

/** Enough for a fit: the rest of the ranking is never offered. */
const KEPT_MATCHES = 6;

/** Fixed folds (every n-th text), so that the same content gives the same figures. */
export function heldOut(lessons: RankerLessons, language: Language, folds: number): HeldOut[] {
  const all: HeldOut[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const keep = <T>(texts: readonly T[]) => texts.filter((_, index) => index % folds !== fold);
    const hold = <T>(texts: readonly T[]) => texts.filter((_, index) => index % folds === fold);
    const entries = lessons.entries.map(({ id, texts }) => ({ id, texts: keep(texts) }));
    const ranker = rankerFrom(
      trainRanker(entries, { language, synonyms: lessons.synonyms, none: keep(lessons.none) }),
    );
    const ask = (id: string | undefined, text: string) =>
      all.push({
        id,
        matches: ranker.query(text).slice(0, KEPT_MATCHES),
        words: wordsOf(foldText(text)).length,
      });
    for (const { id, texts } of lessons.entries) for (const text of hold(texts)) ask(id, text);
    for (const text of hold(lessons.none)) ask(undefined, text);
  }
  return all;
}
