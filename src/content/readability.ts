/** US school grade of a text by Flesch-Kincaid, with two libraries that count syllables and apply the formula. */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Names come from the center and cannot be made plainer, so each counts as one short word. */
export function readingGrade(text: string): number {
  const plain = text.replace(/\{\{[^}]*\}\}/g, 'center');
  const sentence = plain.split(/[.!?]+(?:\s|$)/).filter((part) => part.trim() !== '').length;
  const words = plain.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return fleschKincaid({ sentence, word: words.length, syllable: syllable(plain) });
}
