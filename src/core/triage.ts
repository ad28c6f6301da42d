/** Danger first: what a message says before anything else reads it. */
import { combine } from './safety/decision';
import { inOwnScriptBy } from './safety/own-script';
import { Rulebook } from './safety/rulebook';
import type { Hit } from './safety/signals';
import { type Tokens, tokenize } from './safety/tokens';
import type { SafetyContent } from './safety/types';
import { writtenIn } from './safety/written';
import type { Language, SafetyLevel, Triage } from './types';

/** The gravest signals of a third language. Words that are English too are left to the English rules and their frames. */
function readForDanger(rules: Rulebook, tokens: Tokens, english: Rulebook | undefined): readonly Hit[] {
  const counts = (word: string) => !english?.knows(word);
  if (!rules.names(tokens.words, counts)) return [];
  const hits = rules.inspect(tokens, { typos: false, counts }).hits;
  return hits.filter(({ level }) => level === 'emergency' || level === 'crisis');
}

/** English is read in every conversation: medical loan words and numbers reach families in all languages. */
const ALWAYS_READ: Language = 'en';

/** The level that the trained alarm of a language finds in a message, if any; it is told which levels a frame took away. */
export type TrainedAlarm = (
  text: string,
  language: Language,
  cancelled: ReadonlySet<SafetyLevel>,
) => SafetyLevel | undefined;

/** One digit is a choice from a list and says nothing; two may be a temperature. */
const SAYS_SOMETHING = /\p{L}|\p{N}{2}/u;

/** Of a long message in a language that is not certain, other languages' rules read the beginning: it tells. */
const MOST_CHARACTERS_OF_OTHERS = 1_500;

/** Rule books are compiled when they are first needed: most processes never meet most languages. */
function lazily(content: SafetyContent): () => Rulebook {
  let rules: Rulebook | undefined;
  return () => {
    rules ??= new Rulebook(content);
    return rules;
  };
}

/**
 * Makes the function that looks for danger in a message. The phrases of the message's language are read with typos,
 * those of English as they are written; unless the language is certain, the emergency and crisis phrases of the
 * others count too. A message that stands in the rules word for word is what they say; of
 * any other the trained alarm can add a level, never take one away. `isForeign`: the words are of a language that has no
 * rules, and of which the trained alarm knows nothing; phrases of all languages count.
 */
export function createTriage(
  files: readonly SafetyContent[],
  alarm: TrainedAlarm = () => undefined,
): (text: string, language: Language, isCertain?: boolean, isForeign?: boolean) => Triage {
  const each = <T>(make: (content: SafetyContent) => T) =>
    new Map(files.map((content) => [content.language, make(content)]));
  const books = each(lazily);
  const scripts = each(inOwnScriptBy);
  const written = each(writtenIn);
  const trained = (text: string, tokens: Tokens, language: Language, cancelled: ReadonlySet<SafetyLevel>) => {
    const known = written.get(language)?.(tokens);
    if (known !== undefined) return known === 'none' ? undefined : known;
    return SAYS_SOMETHING.test(text) ? alarm(text, language, cancelled) : undefined;
  };
  const readOwn = (text: string, tokens: Tokens, language: Language) => {
    const native = scripts.get(language)?.(text);
    const readings = native === undefined ? [tokens] : [tokens, native];
    const rules = books.get(language)?.();
    const read = readings.flatMap((reading) => rules?.inspect(reading, { typos: true }) ?? []);
    return {
      hits: read.flatMap(({ hits }) => hits),
      cancelled: new Set(read.flatMap((one) => [...one.cancelled])),
    };
  };
  return (text, language, isCertain = false, isForeign = false) => {
    const tokens = tokenize(text);
    const short =
      isCertain || text.length <= MOST_CHARACTERS_OF_OTHERS
        ? tokens
        : tokenize(text.slice(0, MOST_CHARACTERS_OF_OTHERS));
    const own = readOwn(text, tokens, language);
    const hits = [...books].flatMap(([tag, rules]) => {
      if (tag === language) return own.hits;
      if (tag === ALWAYS_READ) return rules().inspect(tokens, { typos: false }).hits;
      return isCertain ? [] : readForDanger(rules(), short, books.get(ALWAYS_READ)?.());
    });
    return combine(hits, isForeign ? undefined : trained(text, tokens, language, own.cancelled));
  };
}
