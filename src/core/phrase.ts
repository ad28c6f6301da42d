/** Whole-message phrases such as "the second one" or "skip": equal but for case, accents and punctuation. */
import { fold, words } from './text';

/** The form in which two phrases are compared. */
export function phraseKey(text: string): string {
  return words(fold(text)).join(' ');
}

/** Phrases come from content and are asked for at every turn: each is folded once. */
const known = new WeakMap<readonly string[], ReadonlySet<string>>();

function keysOf(phrases: readonly string[]): ReadonlySet<string> {
  const kept = known.get(phrases);
  if (kept !== undefined) return kept;
  const keys = new Set(phrases.map(phraseKey));
  known.set(phrases, keys);
  return keys;
}

/** Whether the whole text is one of the phrases; a list that is used again should be the same array. */
export function isPhrase(text: string, phrases: readonly string[]): boolean {
  const key = phraseKey(text);
  return key !== '' && keysOf(phrases).has(key);
}
