import { combine } from './safety/decision';
import { examplesOf } from './safety/examples';
import {
  type Ranked,
  type Read,
  type ReadingRanker,
  type SafetyExample,
  type SafetyModel,
  safetyRankerFrom,
  trainSafetyModel,
} from './safety/ranker';
import { Rulebook } from './safety/rulebook';
import type { Hit } from './safety/signals';
import { type Tokens, tokenize } from './safety/tokens';
import type { SafetyContent, Thresholds } from './safety/types';
import type { Language, Triage } from './types';

export interface TriageOptions {
  /** What each language's model learnt before; a language without one learns from its examples now. */
  readonly models?: ReadonlyMap<Language, SafetyModel>;
  /** Scores from which each language's model counts, fitted by `npm run fit`; cautious ones where there are none. */
  readonly thresholds?: Partial<Record<Language, Thresholds>>;
}

interface Reader {
  readonly language: Language;
  readonly rules: Rulebook;
  readonly ranker: ReadingRanker;
}

/**
 * What the model of a language learns from its rule book. `ordinary` are questions that it learns to leave alone,
 * such as the alternates of the FAQ.
 */
export function safetyLessons(
  content: SafetyContent,
  ordinary: readonly string[],
): { examples: SafetyExample[]; read: Read } {
  const rules = new Rulebook(content);
  const examples = [...examplesOf(content), ...ordinary.map((text) => ({ text, level: 'none' as const }))];
  return { examples, read: (text) => rules.readingOf(text) };
}

function reader(content: SafetyContent, { models, thresholds }: TriageOptions): Reader {
  const { language } = content;
  const rules = new Rulebook(content);
  const model =
    models?.get(language) ?? trainSafetyModel(examplesOf(content), (text) => rules.readingOf(text));
  return { language, rules, ranker: safetyRankerFrom(model, thresholds?.[language]) };
}

interface Findings {
  readonly hits: readonly Hit[];
  readonly ranked: readonly Ranked[];
}

/** All that one rule book says about a message in its own language, or in English. */
function readFully({ rules, ranker }: Reader, tokens: Tokens, isOwn: boolean): Findings {
  const message = rules.inspect(tokens, { typos: isOwn });
  const ranked = isOwn ? ranker(message.reading()) : undefined;
  return { hits: message.hits(), ranked: ranked ? [ranked] : [] };
}

/** The gravest signals of a third language. Words that are English too are left to the English rules and their frames. */
function readForDanger({ rules }: Reader, tokens: Tokens, english: Rulebook | undefined): Findings {
  const counts = (word: string) => !english?.knows(word);
  if (!rules.names(tokens.words, counts)) return { hits: [], ranked: [] };
  const hits = rules.inspect(tokens, { typos: false, counts }).hits();
  return { hits: hits.filter(({ level }) => level === 'emergency' || level === 'crisis'), ranked: [] };
}

/** English is read in every conversation: medical loan words and numbers reach families in all languages. */
const ALWAYS_READ: Language = 'en';

/**
 * Makes the function that looks for danger in a message, before anything else reads it.
 * The phrases of the conversation's language are read with typos, those of English as they are written; of the
 * other languages only emergency and crisis phrases count. The trained signal can add a level, never take one away.
 */
export function createTriage(
  files: readonly SafetyContent[],
  options: TriageOptions = {},
): (text: string, language: Language) => Triage {
  const readers = files.map((content) => reader(content, options));
  const english = readers.find((one) => one.language === ALWAYS_READ)?.rules;
  return (text, language) => {
    const tokens = tokenize(text);
    const findings = readers.map((one) => {
      const isOwn = one.language === language;
      return isOwn || one.language === ALWAYS_READ
        ? readFully(one, tokens, isOwn)
        : readForDanger(one, tokens, english);
    });
    return combine(
      findings.flatMap(({ hits }) => hits),
      findings.flatMap(({ ranked }) => ranked),
    );
  };
}
