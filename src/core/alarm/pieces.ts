import { sentencesOf } from '../query';

/** Shorter messages are read whole: everything in them counts. In characters, since Chinese has no spaces. */
const LONG_CHARACTERS = 160;
const LONG_DENSE_CHARACTERS = 50;
const DENSE = /[\p{Script=Han}\p{Script=Hangul}]/u;
const SHORTEST_PIECE_WORDS = 3;
/**
 * People who dictate end no sentence: a longer one is cut into windows that overlap by half. A Chinese character is a
 * unit of its own; a Korean word says as much as two others.
 */
const WINDOWS = { spaced: 16, hangul: 8, han: 24 } as const;
const UNIT = /\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu;
const HAN = /\p{Script=Han}/u;
const HANGUL = /\p{Script=Hangul}/u;
const MOST_PIECES = 40;

function windowOf(sentence: string): number {
  if (HAN.test(sentence)) return WINDOWS.han;
  return HANGUL.test(sentence) ? WINDOWS.hangul : WINDOWS.spaced;
}

function windowsOf(sentence: string): string[] {
  const units = sentence.match(UNIT) ?? [];
  const size = windowOf(sentence);
  if (units.length <= size) return [sentence];
  const starts = Array.from({ length: Math.ceil((2 * units.length) / size) - 1 }, (_, n) => (n * size) / 2);
  return starts.map((start) =>
    units
      .slice(start, start + size)
      .join('')
      .trim(),
  );
}

function saysSomething(piece: string): boolean {
  return DENSE.test(piece) || piece.trim().split(/\s+/).length >= SHORTEST_PIECE_WORDS;
}

/** The sentences of a long message: danger told in one of them must not drown in the others. None of a short one. */
export function piecesOf(text: string): readonly string[] {
  const long = DENSE.test(text) ? LONG_DENSE_CHARACTERS : LONG_CHARACTERS;
  if (text.length < long) return [];
  const pieces = sentencesOf(text).flatMap(windowsOf).filter(saysSomething);
  return pieces.length < 2 ? [] : pieces.slice(0, MOST_PIECES);
}
