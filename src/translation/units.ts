/** The texts that a translator works on: questions and answers, safety replies, the bot's own small words. */
import type { ContentFiles, LanguageFiles } from '../content/files';
import { entriesOf } from '../content/join';
import type { Language } from '../core/types';
import type { LocaleFile } from '../i18n/strings';

/** Where a text stands: `faq/<id>/<field>`, `safety/<path>`, `chat/<path>`. */
export interface Unit {
  readonly key: string;
  readonly source: string;
  readonly target: string;
}

export const TEXT_FIELDS = ['question', 'answer', 'short'] as const;

function strings(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}/${key}`));
}

function faqTexts(files: LanguageFiles): [string, string][] {
  return [...entriesOf(files.faq)].flatMap(([id, entry]) =>
    TEXT_FIELDS.map((field): [string, string] => [`faq/${id}/${field}`, entry[field].trim()]),
  );
}

function textsOf(files: LanguageFiles, locale: LocaleFile): Map<string, string> {
  const { replies, line, fallback } = files.safety;
  return new Map([
    ...faqTexts(files),
    ...strings({ replies, line, fallback }, 'safety'),
    ...strings(locale, 'chat'),
  ]);
}

/** All units of a language, in the order of the English files. A text that is not there yet has an empty target. */
export function unitsOf(
  files: ContentFiles,
  locales: ReadonlyMap<Language, LocaleFile>,
  language: Language,
): Unit[] {
  const english = files.languages.find((each) => each.language === 'en');
  const own = files.languages.find((each) => each.language === language);
  if (english === undefined || own === undefined)
    throw new Error(`content has no ${english ? language : 'en'}`);
  const targets = textsOf(own, locales.get(language) ?? {});
  return [...textsOf(english, locales.get('en') ?? {})].map(([key, source]) => ({
    key,
    source,
    target: targets.get(key) ?? '',
  }));
}
