/** Keywords that carriers and the law give a meaning to: they are the whole message, never a word inside one. */
import type { Commands } from '../../content/schema';
import { isPhrase } from '../../core/phrase';
import type { Language } from '../../core/types';

export type Keyword = 'stop' | 'start' | 'help';

export interface FoundKeyword {
  readonly keyword: Keyword;
  /** The language whose keyword it is. */
  readonly language: Language;
}

const KEYS: readonly (readonly [Keyword, 'optOut' | 'optIn' | 'help'])[] = [
  ['stop', 'optOut'],
  ['start', 'optIn'],
  ['help', 'help'],
];

/** What Twilio calls them in its `OptOutType` field. */
const TWILIO_TYPES: Readonly<Record<string, Keyword>> = { STOP: 'stop', START: 'start', HELP: 'help' };

/** Finds a keyword; the conversation's language and English come before the others. */
export function keywordIn(
  text: string,
  commands: ReadonlyMap<Language, Commands>,
  language: Language,
  optOutType?: string | undefined,
): FoundKeyword | undefined {
  const told = TWILIO_TYPES[optOutType?.toUpperCase() ?? ''];
  const order = new Set<Language>([language, 'en', ...commands.keys()]);
  for (const each of order) {
    const own = commands.get(each);
    const found = own && KEYS.find(([, key]) => isPhrase(text, own[key]));
    if (found) return { keyword: told ?? found[0], language: each };
  }
  return told === undefined ? undefined : { keyword: told, language };
}
