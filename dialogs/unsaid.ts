/** What the page does not say of a topic, though it speaks of it: how long, how many, which brand. */
import type { LanguageContent } from '../src/content/knowledge';
import { createDetailReader } from '../src/core/details';
import { words } from '../src/core/text';
import type { Language } from '../src/core/types';
import { contentOf, type Room } from './room';

/** A longer message is a story, in which somebody also waits or drives for long. */
const LONGEST_QUESTION_WORDS = 16;

type Reader = ReturnType<typeof createDetailReader>;

const readers = new WeakMap<LanguageContent, Reader>();

function readerOf(content: LanguageContent): Reader {
  const known = readers.get(content) ?? createDetailReader(content.details);
  readers.set(content, known);
  return known;
}

/** Whether a question asks for a kind of detail that the page does not tell of this topic. */
export function asksUnsaid(room: Room, text: string, heard: Language, topic: string): boolean {
  if (words(text).length > LONGEST_QUESTION_WORDS) return false;
  const told = room.knowledge.told[topic] ?? [];
  return readerOf(contentOf(room, heard))(text).some((kind) => !told.includes(kind));
}
