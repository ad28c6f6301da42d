/** How words of a language that is also typed with Latin letters are compared across the two scripts. */
export interface Script {
  /** What two spellings of a folded word have in common, the finer first; nothing where that would say too little. */
  bonesOf(word: string): readonly string[];
  /** A word of Latin letters in the language's own, where that can be told letter by letter. */
  readonly spell?: (word: string) => string;
}
