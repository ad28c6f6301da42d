const SHORTEST = 3;
/** Conjunction, preposition and article written on the word; then the pronouns and plurals at its end. */
const PREFIXES = [/^[وف]?[بكل]?ال/, /^[وف]?لل/, /^و/];
const SUFFIXES = [/(?:كما|هما|تها|اته|اتي|ات|ين|ون|ان|ها|هم|نا|كم|يه)$/, /[هيك]$/];

function strip(word: string, patterns: readonly RegExp[]): string {
  for (const pattern of patterns) {
    const rest = word.replace(pattern, '');
    if (rest !== word && rest.length >= SHORTEST) return rest;
  }
  return word;
}

/** A light stemmer for Arabic: the commonest prefixes and suffixes, one of each. */
export function stemArabic(word: string): string {
  return strip(strip(word, PREFIXES), SUFFIXES);
}
