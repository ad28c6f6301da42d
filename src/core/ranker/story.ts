import { sentencesOf } from '../query';
import type { Match } from '../types';

/** A shorter text is one question, however it is punctuated. */
const SHORTEST_STORY_IN_WORDS = 12;
/** A shorter sentence is a greeting or a sigh. */
const SHORTEST_SENTENCE_IN_WORDS = 3;
/** People come to their question at the end; more sentences would only cost time. */
const SENTENCES_AT_MOST = 4;
/** What a sentence alone is worth beside the whole: it lacks what was said around it. */
const SENTENCE_SHARE = 0.8;

function lengthInWords(text: string): number {
  return text.trim().split(/\s+/).length;
}

/** The sentences of a story that may hold its question; none when the text is no story. */
export function partsOf(text: string): string[] {
  if (lengthInWords(text) < SHORTEST_STORY_IN_WORDS) return [];
  const sentences = sentencesOf(text).filter(
    (sentence) => lengthInWords(sentence) >= SHORTEST_SENTENCE_IN_WORDS,
  );
  return sentences.length < 2 ? [] : sentences.slice(-SENTENCES_AT_MOST);
}

/** From here on the sentences are not asked: they cost time and could hardly say otherwise. */
const SURE = 0.85;

export function isSure(whole: readonly Match[]): boolean {
  return (whole[0]?.score ?? 0) >= SURE;
}

/** The best of what the whole and the sentences say for each entry, best first. */
export function together(whole: readonly Match[], parts: readonly (readonly Match[])[]): Match[] {
  if (parts.length === 0) return [...whole];
  const best = new Map(whole.map((match) => [match.id, match]));
  for (const match of parts.flat()) {
    const score = match.score * SENTENCE_SHARE;
    if (score > (best.get(match.id)?.score ?? 0)) best.set(match.id, { ...match, score });
  }
  const matches = [...best.values()].sort((left, right) => right.score - left.score);
  return matches.slice(0, Math.max(whole.length, 1));
}
