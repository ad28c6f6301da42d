/** What the page does not say of a topic, though it speaks of it: how long something takes is asked of everything. */
import { fold, words } from '../src/core/text';
import type { Language } from '../src/core/types';
import { contentOf, type Room } from './room';

const ASPECT = 'how-long';
/** Longer phrases of the aspect lean on a topic just answered. */
const LONGEST_PHRASE_WORDS = 3;
/** A longer message is a story, in which somebody also waits or drives for long. */
const LONGEST_QUESTION_WORDS = 16;

/** The phrases with a space on either side, so that they are found as whole words. */
const known = new WeakMap<readonly string[], readonly string[]>();

function spaced(text: string): string {
  return ` ${words(fold(text)).join(' ')} `;
}

function shortOnes(phrases: readonly string[]): readonly string[] {
  const kept = known.get(phrases);
  if (kept !== undefined) return kept;
  const short = phrases.filter((phrase) => words(fold(phrase)).length <= LONGEST_PHRASE_WORDS).map(spaced);
  known.set(phrases, short);
  return short;
}

/** Whether a question asks how long, and the page tells it neither of this topic nor of another in its place. */
export function asksUnsaid(room: Room, text: string, heard: Language, topic: string): boolean {
  if (room.knowledge.followupTopics[topic]?.[ASPECT] !== undefined) return false;
  const asked = spaced(text);
  if (asked.split(' ').length - 2 > LONGEST_QUESTION_WORDS) return false;
  return shortOnes(contentOf(room, heard).followups[ASPECT] ?? []).some((phrase) => asked.includes(phrase));
}
