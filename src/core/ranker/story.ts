import { sentencesOf } from '../query';
import type { Match } from '../types';

/** A shorter text is one question, however it is punctuated. */
const SHORTEST_STORY_IN_WORDS = 12;
/** A shorter sentence is a greeting or a sigh. */
const SHORTEST_SENTENCE_IN_WORDS = 3;
/** People come to their question at the end; more sentences would only cost time. */
const SENTENCES_AT_MOST = 3;
/**
 * What the whole and its best sentence are worth together. A sentence that asks, or the last one, says most about what
 * is asked. Chosen on held-out stories of five languages: a fixed share of the best of both answered 3 % fewer.
 */
const WHOLE_SHARE = 0.8;
const ASKING_SHARE = 0.5;
const TELLING_SHARE = 0.2;
const MOST_SURE = 0.99;

const ASKS = /[?？؟]/;
const HAN = /\p{Script=Han}/gu;
const HAN_IN_A_WORD = 1.6;

function lengthInWords(text: string): number {
  const characters = text.match(HAN)?.length ?? 0;
  const others = text.replace(HAN, ' ').match(/\S+/g)?.length ?? 0;
  return others + characters / HAN_IN_A_WORD;
}

/** A sentence of a story and what it is worth beside the whole. */
export interface StoryPart {
  readonly text: string;
  readonly share: number;
}

/** The sentences of a story that may hold its question; none when the text is no story. */
export function partsOf(text: string): StoryPart[] {
  if (lengthInWords(text) < SHORTEST_STORY_IN_WORDS) return [];
  const sentences = sentencesOf(text).filter(
    (sentence) => lengthInWords(sentence) >= SHORTEST_SENTENCE_IN_WORDS,
  );
  if (sentences.length < 2) return [];
  return sentences.slice(-SENTENCES_AT_MOST).map((sentence, n, kept) => ({
    text: sentence,
    share: n === kept.length - 1 || ASKS.test(sentence) ? ASKING_SHARE : TELLING_SHARE,
  }));
}

/** From here on the sentences are not asked: they cost time and could hardly say otherwise. */
const SURE = 0.85;

export function isSure(whole: readonly Match[]): boolean {
  return (whole[0]?.score ?? 0) >= SURE;
}

/** What the whole and the sentences say of each entry together, best first. */
export function together(
  whole: readonly Match[],
  parts: readonly { readonly share: number; readonly matches: readonly Match[] }[],
): Match[] {
  if (parts.length === 0) return [...whole];
  const best = new Map<string, Match>();
  for (const { share, matches } of parts) {
    for (const match of matches) {
      const score = match.score * share;
      if (score > (best.get(match.id)?.score ?? 0)) best.set(match.id, { ...match, score });
    }
  }
  const joined = new Map(best);
  for (const match of whole) {
    const score = Math.max(match.score, match.score * WHOLE_SHARE + (best.get(match.id)?.score ?? 0));
    joined.set(match.id, { ...match, score: Math.min(score, MOST_SURE) });
  }
  const matches = [...joined.values()].sort((left, right) => right.score - left.score);
  return matches.slice(0, Math.max(whole.length, 1));
}
