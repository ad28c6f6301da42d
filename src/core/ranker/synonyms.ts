import { fold, words } from '../text';
import type { Language } from '../types';
import { chatWordsOf } from './chat-words';
import { stemmerOf } from './stem';

interface Phrase {
  readonly stems: readonly string[];
  readonly canonical: readonly string[];
}

type Replace = (words: readonly string[]) => string[];

/** Phrases by the stem of their first word, longest first. */
function phrasesOf(language: Language, groups: readonly (readonly string[])[]): Map<string, Phrase[]> {
  const stem = stemmerOf(language);
  const byFirst = new Map<string, Phrase[]>();
  for (const group of [...chatWordsOf(language), ...groups]) {
    const [canonical = [], ...others] = group.map((phrase) => words(fold(phrase)));
    for (const other of others) {
      const stems = other.map(stem);
      if (stems.length === 0) continue;
      byFirst.set(stems[0]!, [...(byFirst.get(stems[0]!) ?? []), { stems, canonical }]);
    }
  }
  for (const phrases of byFirst.values())
    phrases.sort((left, right) => right.stems.length - left.stems.length);
  return byFirst;
}

function matches(phrase: Phrase, stems: readonly string[], from: number): boolean {
  return phrase.stems.every((stem, n) => stems[from + n] === stem);
}

/** Writes every word or phrase of a group as the first of its group; forms of a word count as the word. */
export function createSynonyms(language: Language, groups: readonly (readonly string[])[]): Replace {
  const stem = stemmerOf(language);
  const byFirst = phrasesOf(language, groups);
  return (read) => {
    const stems = read.map(stem);
    const written: string[] = [];
    for (let n = 0; n < read.length; ) {
      const phrase = byFirst.get(stems[n]!)?.find((one) => matches(one, stems, n));
      written.push(...(phrase ? phrase.canonical : [read[n]!]));
      n += phrase ? phrase.stems.length : 1;
    }
    return written;
  };
}

/** Every word that a group or the chat words speak of: none of them is a misspelling. */
export function wordsOfSynonyms(language: Language, groups: readonly (readonly string[])[]): string[] {
  return [...chatWordsOf(language), ...groups].flat().flatMap((phrase) => words(fold(phrase)));
}
