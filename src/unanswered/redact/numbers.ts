/** Dates, phone numbers and every other number, in digits or said digit by digit. */
import { LANGUAGES } from '../../core/types';
import { MARKS } from './marks';

const MONTHS_OF_A_YEAR = 12;

function monthNames(): string[] {
  return LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
      return Array.from({ length: MONTHS_OF_A_YEAR }, (_, index) => {
        const parts = format.formatToParts(Date.UTC(2024, index, 15));
        return (parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\.$/, '').toLowerCase();
      });
    }),
  ).filter((name) => /\p{L}{3,}/u.test(name));
}

/** What stands between day, month and year: "5 de marzo del", "ngày 5 tháng". */
const LINK_WORD = String.raw`(?:[\s.,'/-]|de|del|of|the|th|st|nd|rd|thg|tháng|năm|ngày)*`;
const DAY = String.raw`\d{1,4}(?:st|nd|rd|th)?`;

/** Day and month by its name, in either order. */
function namedDates(): readonly RegExp[] {
  const month = [...new Set(monthNames())].sort((a, b) => b.length - a.length).join('|');
  return [
    new RegExp(`(?<!\\p{L})${DAY}${LINK_WORD}(?:${month})(?!\\p{L})(?:${LINK_WORD}${DAY})?`, 'giu'),
    new RegExp(`(?<!\\p{L})(?:${month})(?!\\p{L})${LINK_WORD}${DAY}(?:${LINK_WORD}${DAY})?`, 'giu'),
  ];
}

const datesOf = (): readonly RegExp[] => [
  /\d{1,4}([./-])\d{1,2}\1\d{1,4}/gu,
  /\d{1,2}\/\d{1,2}(?!\d)/gu,
  // Chinese, Japanese digits or Han digits, and Korean
  /(?:[\d〇零一二三四五六七八九十百千]+\s?(?:年|月|日|号|號|년|월|일)\s?){2,}/gu,
  /\d+\s?(?:年|月|日|号|號|년|월|일)/gu,
  ...namedDates(),
  // Vietnamese numbers its months
  /(?:ngày|ngay)\s?\d+\s?(?:tháng|thang)?\s?\d*(?:\s?(?:năm|nam)\s?\d+)?|(?:tháng|thang)\s?\d+/giu,
];

/** Seven digits are the shortest number that somebody could call. */
const PHONE = /[+(]?\d(?:[\s().,/·–—-]*\d){6,}/gu;
/** A code such as a record number: letters and digits in one piece. */
const CODE =
  /(?=[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*\p{N})[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const NUMBER = /#?\p{N}+(?:[.,:]\p{N}+)*/gu;
/** Han digits in a row, said one by one. */
const HAN_DIGITS = /[〇零一二三四五六七八九两兩幺]{4,}/gu;

/** The names of months in all languages take 5 MB to look up: only where something is redacted. */
let dates: readonly RegExp[] | undefined;

export function withoutNumbers(text: string): string {
  dates ??= datesOf();
  return dates
    .reduce((shown, date) => shown.replace(date, MARKS.date), text)
    .replace(PHONE, MARKS.phone)
    .replace(CODE, MARKS.number)
    .replace(NUMBER, MARKS.number)
    .replace(HAN_DIGITS, MARKS.phone);
}
