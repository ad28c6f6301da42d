import type { Repair } from '../query';
import { fold, words } from '../text';
import type { Language } from '../types';
import { chatWordsOf } from './chat-words';
import { commonWordsOf } from './common-words';
import type { RankerModel } from './model';
import { createSpeller } from './speller';
import type { Vectoriser } from './vectoriser';

/** Languages whose words are too short, or too freely built, to tell a slip from another word. */
const UNMENDED: readonly Language[] = ['zh-Hans', 'zh-Hant', 'ko', 'am'];

/** The words of the entries as they are written there, the most frequent first. */
function writtenWords(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of words(fold(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.keys()].sort((left, right) => counts.get(right)! - counts.get(left)!);
}

/** Mends spelling towards the words of a model's entries; made when the first unknown word comes. */
export function spellerFor(model: RankerModel, vectoriser: Vectoriser): Repair {
  if (UNMENDED.includes(model.language)) return (word) => word;
  const spoken = [...chatWordsOf(model.language), ...model.synonyms]
    .flat()
    .flatMap((phrase) => words(fold(phrase)));
  const ordinary = new Set([...commonWordsOf(model.language), ...spoken]);
  const isKnown = (word: string): boolean => vectoriser.knows(word) || ordinary.has(word);
  let mend: Repair | undefined;
  return (word) => {
    if (isKnown(word)) return word;
    mend ??= createSpeller({ vocabulary: [...writtenWords(model.texts), ...ordinary], isKnown });
    return mend(word);
  };
}
