/** Facts about each language that the interface needs. */
import { LANGUAGES, type Language } from '../core/types';

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set<Language>(['ar']);

/** The direction of writing, for the `dir` attribute. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

const REGIONS_OF_HANT = /^zh-(?:hant|tw|hk|mo)/;

/** The bot's language for a BCP 47 tag such as `es-MX`, `zh-TW` or `en_US`; undefined when it has none. */
export function languageOf(tag: string | undefined): Language | undefined {
  const plain = tag?.trim().toLowerCase().replace(/_/g, '-');
  if (!plain) return undefined;
  if (plain === 'zh' || plain.startsWith('zh-') || plain === 'yue' || plain.startsWith('yue-')) {
    return REGIONS_OF_HANT.test(plain) || plain.startsWith('yue') ? 'zh-Hant' : 'zh-Hans';
  }
  return LANGUAGES.find((language) => language === plain.split('-')[0]);
}
