/** The topics that a search means: what the matcher is sure of first, then questions and answers with the words. */
import { contentOf, type Room } from '../../../../dialogs/room';
import { fill } from '../../../content/placeholders';
import { fold, words } from '../../../core/text';
import type { Language } from '../../../core/types';

/** As many as Teams shows without scrolling far. */
export const MOST_RESULTS = 8;
/** Below it a match says nothing; so low, because a person chooses from the list. */
const LEAST_SCORE = 0.03;
/** One letter begins words in every entry. */
const SHORTEST_WORD_CHARACTERS = 2;

/** What the matcher ranks, in the language of the words and in English. */
function ranked(room: Room, text: string, heard: Language): string[] {
  const languages = heard === 'en' ? [heard] : [heard, 'en' as const];
  return languages
    .flatMap((language) => room.matcher(language).query(text))
    .filter(({ id, score }) => score >= LEAST_SCORE && room.knowledge.topics.has(id))
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}

function hasWords(text: string, wanted: readonly string[]): boolean {
  const own = words(fold(text));
  return wanted.every((word) => own.some((each) => each.startsWith(word)));
}

/** While a word is still being typed, and for names that are no question: entries in which every word begins one. */
function withWords(room: Room, text: string, heard: Language): string[] {
  const wanted = words(fold(text)).filter((word) => word.length >= SHORTEST_WORD_CHARACTERS);
  if (wanted.length === 0) return [];
  const { topics, values } = room.knowledge;
  const contents = [heard, 'en' as const].map((language) => contentOf(room, language).entries);
  const topicsWith = (field: 'question' | 'answer') =>
    [...topics.keys()].filter((topic) =>
      contents.some((entries) => hasWords(fill(entries.get(topic)?.[field] ?? '', values), wanted)),
    );
  return [...topicsWith('question'), ...topicsWith('answer')];
}

/** Best first, each once. */
export function findTopics(room: Room, text: string, heard: Language): readonly string[] {
  return [...new Set([...ranked(room, text, heard), ...withWords(room, text, heard)])].slice(0, MOST_RESULTS);
}
