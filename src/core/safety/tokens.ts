import { fold } from '../text';

/** The words of a message and the sentence that each stands in. */
export interface Tokens {
  readonly words: readonly string[];
  readonly sentences: readonly number[];
  /** Words that lost a doubled letter, as they were typed: a short `stem*` keeps its own. */
  readonly doubled?: ReadonlyMap<string, string>;
}

/** Longer messages keep their start and their end; the work stays bounded. */
const MAX_CHARACTERS = 10_000;
const HEAD_CHARACTERS = 7_000;
/** A longer run of letters is not a word; it is cut so that no step sees an endless one. */
const MAX_WORD_LENGTH = 48;

const DEGREE_SIGNS = /[\u00ba\u02da\u2218]/g;
const TOKEN =
  /\p{Script=Han}|\p{Extended_Pictographic}|°|%|\$|\p{N}+(?:[.,:/]\p{N}+)*|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\n\s*\n|(?<!\.)\.(?=\s|$)|[?!;。？！；؟።]+/gu;
const BREAK = /^[\n.?!;。？！；؟።]/u;
const HAN_RUN = /\p{Script=Han}/u;
/** Latin and Cyrillic words from this length on lose doubled letters, which people mistype most. */
const DOUBLES_FROM = 5;
const DOUBLED = /([a-zа-яіїє])\1+/g;

/** Endings with an apostrophe that would make another word without it: we're, I'll. */
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z])'ll\b/g, ' will'],
  [/(?<=[a-z])'re\b/g, ' are'],
  [/(?<=[a-z])'ve\b/g, ' have'],
  [/(?<=\bi)'m\b/g, ' am'],
  [/(?<=\b(?:he|she|it|that|there|what|who))'s\b/g, ' is'],
  [/(?<=[a-z])'s\b/g, ' s'],
];

function shorten(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  return `${text.slice(0, HEAD_CHARACTERS)}\n\n${text.slice(HEAD_CHARACTERS - MAX_CHARACTERS)}`;
}

function plain(text: string): string {
  let folded = fold(shorten(text).replace(DEGREE_SIGNS, '°'));
  for (const [pattern, words] of CONTRACTIONS) folded = folded.replace(pattern, words);
  return folded.replace(/(?<=\p{L})'(?=\p{L})/gu, '');
}

/** One spelling for a word whose letters were doubled or not. Short words keep theirs: "off" is not "of". */
export function foldDoubles(word: string): string {
  return word.length < DOUBLES_FROM ? word : word.replace(DOUBLED, '$1');
}

function pieces(word: string): string[] {
  if (word.length <= MAX_WORD_LENGTH) return [foldDoubles(word)];
  return word.match(new RegExp(`.{1,${MAX_WORD_LENGTH}}`, 'gsu')) ?? [];
}

/** Folds a message and cuts it into words; every Chinese character and every emoji is a word of its own. */
export function tokenize(text: string): Tokens {
  const words: string[] = [];
  const sentences: number[] = [];
  const doubled = new Map<string, string>();
  let sentence = 0;
  for (const found of plain(text).match(TOKEN) ?? []) {
    if (BREAK.test(found)) {
      sentence += 1;
      continue;
    }
    for (const word of pieces(found)) {
      if (word.length < found.length && found.length <= MAX_WORD_LENGTH) doubled.set(word, found);
      words.push(word);
      sentences.push(sentence);
    }
  }
  return { words, sentences, doubled };
}

export function isHan(word: string): boolean {
  return HAN_RUN.test(word);
}
