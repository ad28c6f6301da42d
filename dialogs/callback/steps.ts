/** One step of the form: what the person's words mean where the form stands. */

import { isPhrase } from '../../src/core/phrase';
import { fold } from '../../src/core/text';
import { NOT_FOR_ME } from '../clarify';
import { Dialog, type DialogContext, type DialogTurnResult } from '../framework';
import type { TurnScope } from '../scope';
import { namedLanguage } from './call-language';
import { cancelWord } from './cancel-word';
import {
  type CallbackForm,
  cleanValue,
  FIELDS,
  type Field,
  type FormValues,
  withoutField,
  withValues,
} from './form';
import { isQuestion, said, says } from './heard';
import { readName } from './name-in';
import { findPhone } from './phone';
import { askField, askWhatToChange, labelOf } from './prompts';
import { readAll } from './read-all';
import { advance, end, type FormState, keep } from './state';

export type Step = DialogTurnResult | Promise<DialogTurnResult>;

export const notForMe = (): DialogTurnResult => ({ ...Dialog.EndOfTurn, result: NOT_FOR_ME });

/** Everything that a message tells the form. `isAsked`: the form has asked for the name already. */
export function readMessage(scope: TurnScope, isAsked: boolean): FormValues {
  const languageIn = (text: string) => namedLanguage(scope.room.knowledge.tongues, text)?.own;
  const times = ['callback.anyTime', 'callback.morning', 'callback.afternoon'].map((key) => scope.t(key));
  return readAll(scope.text, { language: scope.heard, languageIn, times }, isAsked);
}

export function takeField(dc: DialogContext, scope: TurnScope, { form }: FormState, field: Field): Step {
  if (says(scope, 'back')) return goBack(dc, scope, form, field);
  if (says(scope, 'change', scope.t('callback.change'))) return chooseChange(dc, scope, form);
  if (field === 'phone') return takePhone(dc, scope, form);
  if (says(scope, 'skip', scope.t('callback.skip')))
    return advance(dc, scope, withValues(form, { [field]: '' }));
  if (field === 'name') {
    const all = readMessage(scope, true);
    const isSeveral = all.phone !== undefined || (all.name !== undefined && Object.keys(all).length > 1);
    if (isSeveral) return advance(dc, scope, withValues(form, { ...all, name: all.name ?? '' }));
  }
  if (isQuestion(scope, field)) return notForMe();
  return advance(dc, scope, withValues(form, { [field]: givenValue(scope, field) }));
}

function givenValue(scope: TurnScope, field: Field): string {
  const text = said(scope);
  if (field === 'name') return readName(text, scope.heard);
  if (field !== 'callLanguage') return cleanValue(text);
  return namedLanguage(scope.room.knowledge.tongues, text)?.own ?? cleanValue(text);
}

function takePhone(dc: DialogContext, scope: TurnScope, form: CallbackForm): Step {
  const { phone, ...others } = readMessage(scope, false);
  if (phone !== undefined) return advance(dc, scope, withValues(form, { ...others, ...form.values, phone }));
  const isSkip = says(scope, 'skip', scope.t('callback.skip'));
  if (!isSkip && !/\p{N}{3}/u.test(scope.text) && isQuestion(scope, 'phone')) return notForMe();
  askField(scope, 'phone', scope.t(isSkip ? 'callback.needPhone' : 'callback.badPhone'));
  return keep(dc, { form });
}

function goBack(dc: DialogContext, scope: TurnScope, form: CallbackForm, field: Field): Step {
  const before = FIELDS[FIELDS.indexOf(field) - 1];
  return advance(dc, scope, before === undefined ? form : withoutField(form, before));
}

export function chooseChange(dc: DialogContext, scope: TurnScope, form: CallbackForm): Step {
  askWhatToChange(scope, form);
  return keep(dc, { form, changing: true });
}

/** The field that was named: by its line, its number, or the word before the colon ("phone"). */
function namedField(scope: TurnScope): Field | undefined {
  const text = said(scope);
  const byLine = scope.memory.offered.findIndex(({ title }) => isPhrase(text, [title]));
  if (byLine >= 0) return FIELDS[byLine];
  const words = ` ${fold(text)} `;
  return FIELDS.find((field) =>
    words.includes(` ${fold(labelOf(scope, field, '')).replace(/[:：፦\s]+$/u, '')} `),
  );
}

/** A new number in so many words changes it at once. */
export function withNewPhone(scope: TurnScope, form: CallbackForm): CallbackForm | undefined {
  const phone = findPhone(scope.text)?.phone;
  return phone === undefined || phone === form.values.phone ? undefined : withValues(form, { phone });
}

export function takeChange(dc: DialogContext, scope: TurnScope, { form }: FormState): Step {
  const changed = withNewPhone(scope, form);
  if (changed !== undefined) return advance(dc, scope, changed);
  const field = namedField(scope);
  if (field !== undefined) return advance(dc, scope, withoutField(form, field));
  if (says(scope, 'no') || says(scope, 'back')) return advance(dc, scope, form);
  if (isQuestion(scope, 'name')) return notForMe();
  return chooseChange(dc, scope, form);
}

export function takeResume(dc: DialogContext, scope: TurnScope, { form }: FormState): Step {
  if (says(scope, 'yes', scope.t('callback.resumeYes'))) return advance(dc, scope, form);
  if (says(scope, 'no', scope.t('callback.resumeNo'))) return end(dc, scope, scope.t('callback.cancelled'));
  return notForMe();
}

/** The form filled in at once: what is missing or unreadable is asked for. */
export function takeWhole(dc: DialogContext, scope: TurnScope, { form }: FormState): Step {
  const given = scope.message.form?.values ?? {};
  const values = Object.fromEntries(FIELDS.map((field) => [field, cleanValue(given[field] ?? '')])) as Record<
    Field,
    string
  >;
  const phone = findPhone(values.phone)?.phone;
  if (phone !== undefined) return advance(dc, scope, withValues(form, { ...values, phone }));
  const { phone: _unreadable, ...others } = values;
  askField(scope, 'phone', scope.t('callback.badPhone'));
  return keep(dc, { form: withValues(withoutField(form, 'phone'), others) });
}

export function isCancel(scope: TurnScope): boolean {
  return says(scope, 'cancel', scope.t('callback.cancel'), cancelWord(scope));
}
