/** The call-back form: what is known so far. Pure. */

export const FIELDS = ['name', 'phone', 'time', 'callLanguage', 'topic'] as const;
export type Field = (typeof FIELDS)[number];
export type FormValues = Partial<Record<Field, string>>;

/** A skipped field is there and empty; one that was not asked yet is absent. */
export interface CallbackForm {
  /** Names the request from the first step on, so that a repeated "yes" sends it once. */
  readonly id: string;
  readonly values: FormValues;
}

/** Long enough for any name or remark, short enough for a mail. */
const LONGEST_VALUE_CHARACTERS = 300;

export function cleanValue(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_VALUE_CHARACTERS);
}

/** The first field that was neither given nor skipped; undefined when the form is complete. */
export function nextField(form: CallbackForm): Field | undefined {
  return FIELDS.find((field) => form.values[field] === undefined);
}

export function withValues(form: CallbackForm, values: FormValues): CallbackForm {
  return { ...form, values: { ...form.values, ...values } };
}

export function withoutField(form: CallbackForm, field: Field): CallbackForm {
  const { [field]: _gone, ...values } = form.values;
  return { ...form, values };
}
