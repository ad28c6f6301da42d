/** The kinds of detail that a question asks for: how long, how many, which brand. */
import { type CompiledPhrase, PhraseCompiler } from './safety/compiled';
import { Lexicon } from './safety/lexicon';
import { Respelling } from './safety/respell';
import { SpanTable } from './safety/spans';
import { tokenize } from './safety/tokens';
import { WordReader } from './safety/word-reader';

/** Kinds, each with its phrases, written as those of `content/safety`. */
export type DetailKinds = Readonly<Record<string, readonly string[]>>;

const PHRASE_GAP = 1;

/** Makes the function that gives the kinds a text asks for, in the order of `kinds`. Words count as they are written. */
export function createDetailReader(kinds: DetailKinds): (text: string) => readonly string[] {
  const lexicon = new Lexicon([]);
  const compiler = new PhraseCompiler(lexicon, [], (words) => words);
  const compiled = Object.entries(kinds).map(([kind, phrases]) => ({
    kind,
    phrases: phrases.map((phrase) => compiler.compile(phrase, PHRASE_GAP)),
  }));
  lexicon.seal();
  const respelling = new Respelling({});
  return (text) => {
    const reader = new WordReader(lexicon, respelling, false);
    const { words, sentences } = reader.read(tokenize(text));
    const table = new SpanTable(sentences);
    words.forEach((word, at) => {
      for (const slot of reader.slotsOf(word)) table.add(slot, at, at + 1);
    });
    const stands = (phrase: CompiledPhrase) => table.find(phrase).length > 0;
    return compiled.filter(({ phrases }) => phrases.some(stands)).map(({ kind }) => kind);
  };
}
