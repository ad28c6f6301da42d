/** Short questions that lean on the topic just answered: "and where is that done?", "is it safe for him?". */
import type { LanguageContent } from '../src/content/knowledge';
import { ASPECTS, type Aspect } from '../src/content/schema';
import { createMatcher } from '../src/core/matcher';
import { isPhrase } from '../src/core/phrase';
import { fold, words } from '../src/core/text';
import type { Language, Matcher } from '../src/core/types';
import { findAnswer, partsOf } from './find';
import { contentOf, type Room } from './room';

/** A longer question says by itself what it is about. */
const LONGEST_WORDS = 9;
/** How likely an aspect must be, and how near to one of its phrases (cosine), in other words than those written down. */
const LEAST_SCORE = 0.6;
const LEAST_LIKENESS = 0.5;
/** A question that is this clear on its own does not lean on anything. */
const CLEAR_ALONE = 0.75;

/** What tells the aspects of a language apart; learnt once, in about a tenth of a second. */
const learnt = new WeakMap<LanguageContent, Matcher>();

function matcherOf(content: LanguageContent, language: Language): Matcher {
  const known = learnt.get(content);
  if (known) return known;
  const entries = ASPECTS.map((id) => ({ id, texts: content.followups[id] ?? [] }));
  const none = [...content.entries.values()].map(({ question }) => question);
  const matcher = createMatcher(entries, { language, none });
  learnt.set(content, matcher);
  return matcher;
}

/** Learns a language's aspects before somebody asks. */
export function learnAspects(room: Room, language: Language): void {
  matcherOf(contentOf(room, language), language);
}

function isClearAlone(room: Room, text: string, heard: Language): boolean {
  const alone = findAnswer(room, text, heard);
  return alone.kind === 'answer' && alone.match.score >= CLEAR_ALONE;
}

function inOtherWords(room: Room, text: string, heard: Language): Aspect | undefined {
  if (isClearAlone(room, text, heard)) return undefined;
  const [best] = matcherOf(contentOf(room, heard), heard).query(text);
  if (!best || best.score < LEAST_SCORE || best.evidence.cosine < LEAST_LIKENESS) return undefined;
  return ASPECTS.find((aspect) => aspect === best.id);
}

function aspectOf(room: Room, text: string, heard: Language): Aspect | undefined {
  const phrases = contentOf(room, heard).followups;
  return ASPECTS.find((each) => isPhrase(text, phrases[each] ?? [])) ?? inOtherWords(room, text, heard);
}

/** What a short question after an answer leads to; `topic` is absent where the page does not say it of that topic. */
export interface Followup {
  readonly topic?: string;
}

/** What a short question leans on, if it does: "Thanks! And where is that done?" counts by its last part. */
export function followupOf(
  room: Room,
  lastTopic: string | undefined,
  text: string,
  heard: Language,
): Followup | undefined {
  if (lastTopic === undefined || words(fold(text)).length > LONGEST_WORDS) return undefined;
  const aspect = aspectOf(room, partsOf(text).at(-1) ?? text, heard);
  if (aspect === undefined) return undefined;
  const topic = room.knowledge.followupTopics[lastTopic]?.[aspect];
  if (topic !== undefined) return { topic };
  return isClearAlone(room, text, heard) ? undefined : {};
}
