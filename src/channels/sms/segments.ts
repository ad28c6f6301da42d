/** What a text costs on a phone network, and the plain characters that keep it cheap. */
import { SegmentedMessage } from 'sms-segments-calculator';

export interface Segments {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly count: number;
}

/** A reply stays within this many segments; more would cost much and arrive in pieces. */
const MOST_SEGMENTS: Readonly<Record<Segments['encoding'], number>> = { 'GSM-7': 3, 'UCS-2': 4 };

/** The same answers are sent again and again, and counting is slow. */
const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, Segments>();

export function segmentsOf(text: string): Segments {
  const known = remembered.get(text);
  if (known) return known;
  const counted = new SegmentedMessage(text);
  const segments: Segments = {
    encoding: counted.encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2',
    count: counted.segmentsCount,
  };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, segments);
  return segments;
}

export function fitsOneReply(text: string): boolean {
  const { encoding, count } = segmentsOf(text);
  return count <= MOST_SEGMENTS[encoding];
}

/** Characters of one piece of a longer text. */
const SEGMENT_CHARACTERS: Readonly<Record<Segments['encoding'], number>> = { 'GSM-7': 153, 'UCS-2': 67 };

export function firstSegment(text: string): string {
  return text.slice(0, SEGMENT_CHARACTERS[segmentsOf(text).encoding]);
}

/** One curly quote would double the price of a text: what has a plain twin is sent as the twin. */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[\u2022\u00b7]/g, '-');
}

/** Sentences with their end marks and the space after them; joined they are the text again. */
export function sentencesOf(text: string): string[] {
  return (
    text.match(/[^.!?。！？؟።\n]*(?:[.!?。！？؟።]+["')\]]*\s*|\n+|$)/gu)?.filter((part) => part !== '') ?? []
  );
}

/** As many whole sentences as `fits` allows, and the rest. The first sentence is cut at a word only if it alone is too long. */
export function cutAtSentence(text: string, fits: (part: string) => boolean): { head: string; rest: string } {
  const sentences = sentencesOf(text);
  let count = 0;
  while (
    count < sentences.length &&
    fits(
      sentences
        .slice(0, count + 1)
        .join('')
        .trim(),
    )
  )
    count += 1;
  if (count > 0)
    return { head: sentences.slice(0, count).join('').trim(), rest: sentences.slice(count).join('').trim() };
  return cutAtWord(text, fits);
}

/** Languages without spaces are cut between characters. */
function cutAtWord(text: string, fits: (part: string) => boolean): { head: string; rest: string } {
  const pieces = /\s/.test(text) ? text.split(/(?<=\s)/) : [...text];
  let low = 1;
  let high = pieces.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(pieces.slice(0, middle).join('').trim())) low = middle;
    else high = middle - 1;
  }
  return { head: pieces.slice(0, low).join('').trim(), rest: pieces.slice(low).join('').trim() };
}
