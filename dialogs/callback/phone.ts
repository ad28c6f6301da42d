/** Phone numbers as people write them, by the rules of each country. Pure. */
import { findPhoneNumbersInText, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const COUNTRY = 'US';

/** Arabic-Indic, Persian and full-width digits to plain ones. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0)! & 15));
}

function shown(number: PhoneNumber): string {
  return number.country === COUNTRY ? number.formatNational() : number.formatInternational();
}

export interface FoundPhone {
  /** As it is shown and dialled. */
  readonly phone: string;
  /** The text before and after it. */
  readonly before: string;
  readonly after: string;
}

/** The first number in a text that can be called; undefined when there is none. */
export function findPhone(text: string): FoundPhone | undefined {
  const plain = plainDigits(text);
  const whole = parsePhoneNumberFromString(plain, COUNTRY);
  if (whole?.isValid() && !/\p{L}{2}/u.test(plain)) return { phone: shown(whole), before: '', after: '' };
  const inside = findPhoneNumbersInText(plain, COUNTRY).find(({ number }) => number.isValid());
  if (inside === undefined) return undefined;
  return {
    phone: shown(inside.number),
    before: plain.slice(0, inside.startsAt),
    after: plain.slice(inside.endsAt),
  };
}
