/** The call-back form: what is known so far, and reading it out of people's words. Pure. */
import { findPhoneNumbersInText, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';

export const FIELDS = ['name', 'phone', 'time', 'callLanguage', 'topic'] as const;
export type Field = (typeof FIELDS)[number];

/** A skipped field is there and empty; one that was not asked yet is absent. */
export interface CallbackForm {
  /** Names the request from the first step on, so that a repeated "yes" sends it once. */
  readonly id: string;
  readonly values: Partial<Record<Field, string>>;
}

const COUNTRY = 'US';
/** Long enough for any name or remark, short enough for a mail. */
const LONGEST_VALUE_CHARACTERS = 300;

export function cleanValue(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_VALUE_CHARACTERS);
}

function shown(number: PhoneNumber): string {
  return number.country === COUNTRY ? number.formatNational() : number.formatInternational();
}

/** A phone number as people write it, as it is shown and dialled; undefined when there is none. */
export function readPhone(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0)! & 15));
  const whole = parsePhoneNumberFromString(plain, COUNTRY);
  if (whole?.isPossible()) return shown(whole);
  const inside = findPhoneNumbersInText(plain, COUNTRY)[0]?.number;
  return inside?.isPossible() ? shown(inside) : undefined;
}

const CLOCK = /\b\d{1,2}(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|uhr|h)\b|\b\d{1,2}:\d{2}\b/i;
const PHONE_PART = /[+(]?\d[\d\s().-]{6,}\d/;

/** Everything in one message: "Maria, 206-555-0123, after 3 pm". Only what is clear is taken. */
export function readAllAtOnce(text: string): Partial<Record<Field, string>> {
  const phone = readPhone(text);
  if (phone === undefined) return {};
  const parts = text
    .normalize('NFKC')
    .replace(PHONE_PART, ',')
    .split(/[,;\n،、，]+/)
    .map(cleanValue)
    .filter((part) => /\p{L}|\d/u.test(part));
  const time = parts.find((part) => CLOCK.test(part));
  const name = parts.find((part) => part !== time && part.split(' ').length <= 4);
  return { phone, ...(time === undefined ? {} : { time }), ...(name === undefined ? {} : { name }) };
}

/** The first field that was neither given nor skipped; undefined when the form is complete. */
export function nextField(form: CallbackForm): Field | undefined {
  return FIELDS.find((field) => form.values[field] === undefined);
}

export function withValues(form: CallbackForm, values: Partial<Record<Field, string>>): CallbackForm {
  return { ...form, values: { ...form.values, ...values } };
}

export function withoutField(form: CallbackForm, field: Field): CallbackForm {
  const { [field]: _gone, ...values } = form.values;
  return { ...form, values };
}
