/** What stands in place of what was removed. While rules run, each is one character that no rule can read. */

export const MARKS = {
  email: '\ue001',
  link: '\ue002',
  phone: '\ue003',
  number: '\ue004',
  date: '\ue005',
  address: '\ue006',
  name: '\ue007',
} as const;

const PRIVATE_USE = /\p{Co}/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const KEEPS_WORDS_APART = /\s+/g;
/** The digits of every script that has ten of them, written as ours. */
const DIGIT = /\p{Nd}/gu;

const entries = Object.entries(MARKS);

/** The value of a digit of any script: the ten of a script follow each other, its zero first. */
function plainDigit(digit: string): string {
  let zero = digit.codePointAt(0)!;
  const code = zero;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** Full-width letters, hidden characters and foreign digits are ways around a rule. */
export function opened(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(PRIVATE_USE, '')
    .replace(KEEPS_WORDS_APART, ' ')
    .replace(INVISIBLE, '')
    .replace(DIGIT, plainDigit);
  return entries.reduce((known, [name, mark]) => known.replaceAll(`[${name}]`, mark), plain);
}

/** Two marks of a kind side by side say no more than one. */
export function closed(text: string): string {
  return entries
    .reduce(
      (shown, [name, mark]) => shown.replace(new RegExp(`${mark}(?:[\\s,]*${mark})*`, 'g'), ` [${name}] `),
      text,
    )
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?。，！？؟،።)\]])/g, '')
    .trim();
}
