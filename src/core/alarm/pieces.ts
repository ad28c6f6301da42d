import { sentencesOf } from '../query';

/** Shorter messages are read whole: everything in them counts. In characters, since Chinese has no spaces. */
const LONG_CHARACTERS = 160;
const LONG_DENSE_CHARACTERS = 50;
const DENSE = /[\p{Script=Han}\p{Script=Hangul}]/u;
const SHORTEST_PIECE_WORDS = 3;
/** People who dictate end no sentence: a longer one is cut into windows that overlap by half. */
const WINDOW_WORDS = 24;
const MOST_PIECES = 40;

function windowsOf(sentence: string): string[] {
  const words = sentence.split(/\s+/).filter((word) => word !== '');
  if (words.length <= WINDOW_WORDS) return [sentence];
  const starts = Array.from(
    { length: Math.ceil((2 * words.length) / WINDOW_WORDS) - 1 },
    (_, n) => (n * WINDOW_WORDS) / 2,
  );
  return starts.map((start) => words.slice(start, start + WINDOW_WORDS).join(' '));
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
