/** Danger first: what a message says before anything else reads it. */
import { combine } from './safety/decision';
import { Rulebook } from './safety/rulebook';
import type { Hit } from './safety/signals';
import { similarLevel } from './safety/similar';
import { type Tokens, tokenize } from './safety/tokens';
import type { SafetyContent } from './safety/types';
import type { Language, Match, Triage } from './types';

interface Reader {
  readonly language: Language;
  readonly rules: Rulebook;
}

/** The gravest signals of a third language. Words that are English too are left to the English rules and their frames. */
function readForDanger({ rules }: Reader, tokens: Tokens, english: Rulebook | undefined): readonly Hit[] {
  const counts = (word: string) => !english?.knows(word);
  if (!rules.names(tokens.words, counts)) return [];
  const hits = rules.inspect(tokens, { typos: false, counts }).hits();
  return hits.filter(({ level }) => level === 'emergency' || level === 'crisis');
}

/** English is read in every conversation: medical loan words and numbers reach families in all languages. */
const ALWAYS_READ: Language = 'en';

/** Ranked classes of a message in a language: the FAQ's topics and the safety levels together. */
export type Rank = (text: string, language: Language) => readonly Match[];

/**
 * Makes the function that looks for danger in a message. The phrases of the conversation's language are read with
 * typos, those of English as they are written; of the other languages only emergency and crisis phrases count.
 * The ranker can add a level, never take one away.
 */
export function createTriage(
  files: readonly SafetyContent[],
  rank: Rank = () => [],
): (text: string, language: Language) => Triage {
  const readers = files.map(
    (content): Reader => ({ language: content.language, rules: new Rulebook(content) }),
  );
  const english = readers.find((one) => one.language === ALWAYS_READ)?.rules;
  return (text, language) => {
    const tokens = tokenize(text);
    const hits = readers.flatMap((one) => {
      const isOwn = one.language === language;
      if (isOwn || one.language === ALWAYS_READ) return one.rules.inspect(tokens, { typos: isOwn }).hits();
      return readForDanger(one, tokens, english);
    });
    return combine(hits, similarLevel(rank(text, language)));
  };
}
