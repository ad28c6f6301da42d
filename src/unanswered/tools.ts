/** The door to unanswered questions: redacting one, and grouping what is kept of them. */
import { loadWords } from '../content/compiled';
import type { Language } from '../core/types';
import type { StoredUnanswered, UnansweredStore } from '../storage/contract/insight';
import { groupUnanswered, type UnansweredGroup } from './group';
import { createLexicon, type Lexicon } from './lexicon';
import { redact } from './redact';

export interface UnansweredTools {
  /** The text without names, numbers, addresses and the like; empty when nothing is left to keep. */
  redact(text: string, language: Language): string;
  /** Largest group first. Pure: the same questions make the same groups. */
  group(questions: readonly StoredUnanswered[]): readonly UnansweredGroup[];
}

/** `folder`: what the content was compiled to. The words of a language are read when they are first needed. */
export function openUnansweredTools(folder: string): UnansweredTools {
  const lexicons = new Map<Language, Lexicon>();
  const lexiconOf = (language: Language): Lexicon => {
    const lexicon = lexicons.get(language) ?? createLexicon(language, loadWords(folder, language));
    lexicons.set(language, lexicon);
    return lexicon;
  };
  return {
    redact: (text, language) =>
      redact(text, {
        language,
        knows: (word) => lexiconOf(language).knows(word) || lexiconOf('en').knows(word),
      }),
    group: (questions) => groupUnanswered(questions, lexiconOf),
  };
}

/** More than staff can read; the oldest ones go out with their retention time. */
const MOST_READ = 5_000;

/** The groups of all questions that are kept. Rejects when the database cannot be reached. */
export async function keptGroups(
  unanswered: Pick<UnansweredStore, 'list'>,
  folder: string,
): Promise<readonly UnansweredGroup[]> {
  return openUnansweredTools(folder).group(await unanswered.list(0, MOST_READ));
}
