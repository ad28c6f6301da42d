/** The time that a person names, in their own words: nothing is computed from it. */
import { fold, words } from '../../src/core/text';
import type { Language } from '../../src/core/types';
import { formWords, isAboutPhone } from './form-words';

/** A longer part is a sentence with the time somewhere in it. */
const LONGEST_TIME_WORDS = 5;
const CLOCK = /^(?:\d{1,2}(?::\d{2})?(?:am|pm|a\.m\.?|p\.m\.?|h)?|am|pm|a\.m\.?|p\.m\.?)$/i;
const CLOCK_INSIDE =
  /\d{1,2}\s*(?:am|pm|a\.m|p\.m|h\b)|\d{1,2}:\d{2}|\d{1,2}\s*(?:点|點|時|时|시|ሰዓት|час|годин)|(?:الساعة|saacadda|a las?|after|before|around|после|після|в)\s*\d{1,2}(?!\d)/iu;
const dayNames = new Map<Language, ReadonlySet<string>>();

/** Monday to Sunday. */
function weekdays(language: Language): ReadonlySet<string> {
  const known = dayNames.get(language);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const names = new Set(
    Array.from({ length: 7 }, (_, day) => fold(format.format(Date.UTC(2026, 0, day + 1)))),
  );
  dayNames.set(language, names);
  return names;
}

function isTimeWord(word: string, language: Language): boolean {
  const times = formWords(language, 'times');
  if (times.has(word) || weekdays(language).has(word) || weekdays('en').has(word)) return true;
  // Endings are written as one with the word.
  return (
    /[\p{Script=Hangul}\p{Script=Ethiopic}]/u.test(word) && [...times].some((time) => word.startsWith(time))
  );
}

function saysTime(part: string, language: Language): boolean {
  return CLOCK_INSIDE.test(part) || words(fold(part)).some((word) => isTimeWord(word, language));
}

/** The time in a sentence: from its first word to its last, with what leads to it ("after"). Empty when unclear. */
export function timeIn(part: string, language: Language): string {
  if (!saysTime(part, language)) return '';
  const spoken = part.split(' ');
  if (spoken.length <= LONGEST_TIME_WORDS && !isAboutPhone(part, language)) return part;
  const before = formWords(language, 'beforeTime');
  const isTime = spoken.map((word) => CLOCK.test(word) || isTimeWord(fold(word), language));
  let first = isTime.indexOf(true);
  if (first < 0) return '';
  while (first > 0 && before.has(fold(spoken[first - 1]!))) first -= 1;
  return spoken.slice(first, isTime.lastIndexOf(true) + 1).join(' ');
}
