import type { Language } from '../types';
import { stemmerOf } from './stem';

/** Marks a term as built from words or from characters; terms of one kind share one normalisation. */
export const WORD_MARK = 'w';
export const CHARACTER_MARK = 'c';
/** What a number is says little; that it has ten digits says much. */
const NUMBER = /^\p{N}{2,}$/u;
const EDGE = ' ';
const HAN = /\p{Script=Han}/u;

interface Sizes {
  readonly shortest: number;
  readonly longest: number;
}

const LETTER_SIZES: Sizes = { shortest: 2, longest: 4 };
/** Scripts whose characters are syllables or words say as much in two as the others do in five. */
const SYLLABLE_SIZES: Sizes = { shortest: 1, longest: 3 };
const SIZES: Partial<Record<Language, Sizes>> = {
  'zh-Hans': SYLLABLE_SIZES,
  'zh-Hant': SYLLABLE_SIZES,
  ko: SYLLABLE_SIZES,
  am: { shortest: 2, longest: 4 },
};

function slices(word: string, { shortest, longest }: Sizes): string[] {
  const found: string[] = [];
  for (let size = shortest; size <= longest; size += 1) {
    for (let start = 0; start + size <= word.length; start += 1) {
      const gram = word.slice(start, start + size);
      if (gram !== EDGE) found.push(CHARACTER_MARK + gram);
    }
  }
  return found;
}

/** Glues neighbouring Chinese words into one run, since where they were cut is uncertain. */
function runsOf(words: readonly string[]): readonly string[] {
  const runs: string[] = [];
  let open = false;
  for (const word of words) {
    const han = HAN.test(word);
    if (han && open) runs[runs.length - 1] += word;
    else runs.push(word);
    open = han;
  }
  return runs;
}

/** How texts of one language are taken apart. */
export interface Grams {
  /** The stem of a word. */
  stem(word: string): string;
  /** The stretches of characters that n-grams are cut from. */
  runs(words: readonly string[]): readonly string[];
  /** The character terms inside one run. */
  characters(run: string): readonly string[];
}

/** The terms of a language: stems, and n-grams of characters within words. */
export function gramsOf(language: Language): Grams {
  const stem = stemmerOf(language);
  const sizes = SIZES[language] ?? LETTER_SIZES;
  const chinese = language === 'zh-Hans' || language === 'zh-Hant';
  return {
    stem: (word) => (NUMBER.test(word) ? `#${word.length}` : stem(word)),
    runs: chinese ? runsOf : (words) => words,
    characters: (run) => slices(HAN.test(run) ? run : EDGE + run + EDGE, sizes),
  };
}
