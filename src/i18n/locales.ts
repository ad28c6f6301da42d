/** Reads the locale files, and finds what a language lacks against English. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../content/files';
import { placeholdersIn } from '../content/placeholders';
import { LANGUAGES, type Language } from '../core/types';
import type { LocaleFile } from './strings';

export function readLocales(root: string): Map<Language, LocaleFile> {
  const paths = LANGUAGES.map((language) => [language, join(root, language, 'chat.json')] as const);
  return new Map(
    paths
      .filter(([, path]) => existsSync(path))
      .map(([language, path]) => [language, JSON.parse(readFileSync(path, 'utf8')) as LocaleFile]),
  );
}

function flatten(file: LocaleFile, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(file)) {
    if (typeof value === 'string') found.set(path + key, value);
    else for (const [inner, text] of flatten(value as LocaleFile, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

/** Plural forms of a key (`tooLong_few`) count as the key itself. */
function base(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** Every language must have every key of English, with the same placeholders. */
export function checkLocales(locales: ReadonlyMap<Language, LocaleFile>): Problem[] {
  const english = flatten(locales.get('en') ?? {});
  const problems: Problem[] = [];
  for (const [language, data] of locales) {
    const file = `locales/${language}/chat.json`;
    const own = flatten(data);
    const keys = new Set([...own.keys()].map(base));
    for (const key of english.keys()) {
      if (!keys.has(base(key))) problems.push({ rule: 'locale-key', file, fix: `write ${key}` });
    }
    for (const [key, text] of own) {
      const origin = english.get(key) ?? english.get(base(key)) ?? english.get(`${base(key)}_other`);
      if (origin === undefined)
        problems.push({ rule: 'locale-key', file, fix: `${key} is not in English; take it out` });
      else if (placeholdersIn(text).sort().join() !== placeholdersIn(origin).sort().join()) {
        problems.push({
          rule: 'locale-placeholders',
          file,
          fix: `${key}: name exactly the English placeholders`,
        });
      }
    }
  }
  return problems;
}
