import type { Language } from '../types';
import { stemArabic } from './stem-arabic';
import { stemEnglish } from './stem-english';
import { stemSlavic } from './stem-slavic';
import { stemSpanish } from './stem-spanish';

const SAME = (word: string): string => word;

const STEMMERS: Partial<Record<Language, (word: string) => string>> = {
  en: stemEnglish,
  es: stemSpanish,
  ru: stemSlavic,
  uk: stemSlavic,
  ar: stemArabic,
};

/** The light stemmer of a language; languages without one keep their words and lean on character n-grams. */
export function stemmerOf(language: Language): (word: string) => string {
  return STEMMERS[language] ?? SAME;
}
