import { combine } from './safety/decision';
import { examplesOf } from './safety/examples';
import { type SafetyExample, type SafetyRanker, trainSafetyRanker } from './safety/ranker';
import { Rulebook } from './safety/rulebook';
import { tokenize } from './safety/tokens';
import type { SafetyContent } from './safety/types';
import type { Language, Triage } from './types';

export interface TriageOptions {
  /** Ordinary questions of each language, such as the alternates of its FAQ: the trained signal learns to leave them alone. */
  readonly ordinary?: Partial<Record<Language, readonly string[]>>;
}

interface Reader {
  readonly language: Language;
  readonly rules: Rulebook;
  readonly ranker: SafetyRanker;
}

function reader(content: SafetyContent, ordinary: readonly string[]): Reader {
  const examples: SafetyExample[] = [
    ...examplesOf(content),
    ...ordinary.map((text) => ({ text, level: 'none' as const })),
  ];
  const rules = new Rulebook(content);
  const ranker = trainSafetyRanker(examples, {
    ...(content.thresholds && { thresholds: content.thresholds }),
    read: (text) => rules.readingsOf(text),
  });
  return { language: content.language, rules, ranker };
}

/** English is read in every conversation: medical loan words and numbers reach families in all languages. */
const ALWAYS_READ: Language = 'en';

/**
 * Makes the function that looks for danger in a message, before anything else reads it.
 * The phrases of the conversation's language and of English are read with typos; of the other languages
 * the emergency and crisis phrases are read as they are written. The trained signal can add a level, never take one away.
 */
export function createTriage(
  files: readonly SafetyContent[],
  options: TriageOptions = {},
): (text: string, language: Language) => Triage {
  const readers = files.map((content) => reader(content, options.ordinary?.[content.language] ?? []));
  return (text, language) => {
    const tokens = tokenize(text);
    const own = readers.filter((one) => one.language === language || one.language === ALWAYS_READ);
    const others = readers.filter((one) => !own.includes(one));
    const hits = [
      ...own.flatMap((one) => one.rules.signalsIn(tokens, true)),
      ...others
        .flatMap((one) => one.rules.signalsIn(tokens, false))
        .filter(({ level }) => level === 'emergency' || level === 'crisis'),
    ];
    const ranked = own.filter((one) => one.language === language).flatMap((one) => one.ranker(text) ?? []);
    return combine(hits, ranked);
  };
}
