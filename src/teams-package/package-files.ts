/** Everything that goes into the Teams app's zip, by name. */
import { strToU8, zipSync } from 'fflate';
import type { Language } from '../core/types';
import type { Translate } from '../i18n/strings';
import { ICONS, readIcon } from './icons';
import { localizationOf } from './localization';
import { type AppFacts, buildManifest, MANIFEST_VERSION, TRANSLATIONS } from './manifest';

export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** The same package is the same bytes, whenever it is made. */
const MADE_AT = new Date(2000, 0, 1);

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, undefined, 2)}\n`);

export function packageFiles(facts: AppFacts, translate: Translate): PackageFiles {
  const manifestIn = (language: Language) => buildManifest(facts, (key) => translate(language, key));
  const languages = TRANSLATIONS.map(({ language, file }) => [
    file,
    json(localizationOf(manifestIn(language), MANIFEST_VERSION)),
  ]);
  return {
    'manifest.json': json(manifestIn('en')),
    ...Object.fromEntries(ICONS.map((icon) => [`${icon.name}.png`, readIcon(icon)])),
    ...Object.fromEntries(languages),
  };
}

export function zipOf(files: PackageFiles): Uint8Array {
  return zipSync({ ...files }, { mtime: MADE_AT });
}
