/** What a text costs on a phone network, and the plain characters that keep it cheap. */
import { SegmentedMessage } from 'sms-segments-calculator';

export { cutAtSentence, sentencesOf } from '../cut-at-sentence';

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
