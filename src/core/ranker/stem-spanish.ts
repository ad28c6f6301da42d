const SHORTEST = 3;
/** Endings of a folded (accentless) Spanish word, longest first. */
const ENDINGS = [
  /(?:amiento|imiento|aciones|uciones|adores|adoras|ancias|encias|mente|acion|ucion|adora|ador|ancia|encia|idades|idad)s?$/,
  /(?:ariamos|eriamos|iriamos|iendole|andole|iendo|ando|aremos|eremos|iremos|abamos|iamos|aban|adas|ados|idas|idos|aron|ieron|aria|eria|iria)$/,
  /(?:ada|ado|ida|ido|aba|ara|era|ira|ian|amos|emos|imos|arse|erse|irse|arlo|erlo|irlo|arle|erle|irle)$/,
  /(?:ar|er|ir|as|es|is|os|an|en|ia)$/,
  /[aeiou]$/,
];

/** A light stemmer for Spanish, for folded words without accents. */
export function stemSpanish(word: string): string {
  for (const ending of ENDINGS) {
    const root = word.replace(ending, '');
    if (root !== word && root.length >= SHORTEST) return root;
  }
  return word;
}
