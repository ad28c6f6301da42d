/** A form drawn at once: its fields, a button that sends it and one that leaves it. */
import type { Form } from '../../../core/types';
import { actionSet, type CardElement, execute, type TextInput, withoutInputs } from './elements';
import { fieldId, formData, sayData } from './tap';

type Field = Form['fields'][number];

/** The dialog cuts what is longer. */
const LONGEST_VALUE_CHARACTERS = 300;

function input({ id, label, kind, required, suggestions }: Field): TextInput {
  return {
    type: 'Input.Text',
    id: fieldId(id),
    label,
    maxLength: LONGEST_VALUE_CHARACTERS,
    ...(kind === 'tel' ? { style: 'tel' } : {}),
    ...(required ? { isRequired: true, errorMessage: label } : {}),
    ...(suggestions.length === 0 ? {} : { placeholder: suggestions.join(' / ') }),
  };
}

export function formElements(form: Form): CardElement[] {
  const { id, fields, submit, cancel } = form;
  const leave = execute(cancel, sayData({ title: cancel, value: cancel }, undefined));
  return [...fields.map(input), actionSet([execute(submit, formData(id)), withoutInputs(leave)])];
}

/** Its first question stands in the form itself. */
export function withoutFirstQuestion(text: string, { fields }: Form): string {
  const first = `\n\n${fields[0]?.label}`;
  return text.endsWith(first) ? text.slice(0, -first.length) : text;
}
