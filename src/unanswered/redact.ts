/** A question without what could tell who asked it: simple rules, rather too much removed than too little. */
import { withoutAddresses } from './redact/addresses';
import { withoutContacts } from './redact/contacts';
import { closed, opened } from './redact/marks';
import { type Words, withoutNames } from './redact/names';
import { withoutNumbers } from './redact/numbers';
import { withoutSpokenDigits } from './redact/spoken-digits';

/** Long enough to see what a question is about. */
const LONGEST_KEPT_CHARACTERS = 300;
const MARK = /\[[a-z]+\]/g;

/**
 * The text with `[phone]`, `[email]`, `[link]`, `[number]`, `[date]`, `[address]`, `[name]` in place of each of them.
 * No digit is left. Empty when nothing but these was in it. The same text always gives the same result, and
 * redacting twice changes nothing more.
 */
export function redact(text: string, words: Words): string {
  const rules = [
    withoutContacts,
    withoutAddresses,
    withoutNumbers,
    withoutSpokenDigits,
    (shown: string) => withoutNames(shown, words),
  ];
  const shown = closed(rules.reduce((each, rule) => rule(each), opened(text)));
  const cut = [...shown]
    .slice(0, LONGEST_KEPT_CHARACTERS)
    .join('')
    .replace(/\[[a-z]*$/, '')
    .trim();
  return /\p{L}/u.test(cut.replace(MARK, '')) ? cut : '';
}
