/** Whole-message phrases such as "the second one" or "skip": equal but for case, accents and punctuation. */
import { fold, words } from './text';

/** The form in which two phrases are compared. */
export function phraseKey(text: string): string {
  return words(fold(text)).join(' ');
}

/** Whether the whole text is one of the phrases. */
export function isPhrase(text: string, phrases: readonly string[]): boolean {
  const key = phraseKey(text);
  return key !== '' && phrases.some((phrase) => phraseKey(phrase) === key);
}
