/** What the call-back form asks and shows. */

import type { Form, Reply } from '../../src/core/types';
import { choicesOf, NO_EXTRAS } from '../compose';
import type { Offered } from '../memory';
import type { TurnScope } from '../scope';
import { type CallbackForm, FIELDS, type Field } from './form';

const ASKS: Readonly<Record<Field, string>> = {
  name: 'callback.askName',
  phone: 'callback.askPhone',
  time: 'callback.askTime',
  callLanguage: 'callback.askInterpreter',
  topic: 'callback.askTopic',
};
const LABELS: Readonly<Record<Field, string>> = {
  name: 'callback.name',
  phone: 'callback.phone',
  time: 'callback.time',
  callLanguage: 'callback.callLanguage',
  topic: 'callback.topic',
};

const word = (title: string): Offered => ({ title, action: { command: 'form' } });

function formReply(
  scope: TurnScope,
  text: string,
  titles: readonly string[],
  more: Partial<Reply> = {},
): void {
  const offered = scope.offer(titles.map(word));
  scope.say({
    ...NO_EXTRAS,
    kind: 'form',
    language: scope.language,
    text,
    choices: choicesOf(offered),
    ...more,
  });
}

function suggestions(scope: TurnScope, field: Field): string[] {
  const { spoken } = scope.room.knowledge.tongues;
  switch (field) {
    case 'time':
      return [scope.t('callback.anyTime'), scope.t('callback.morning'), scope.t('callback.afternoon')];
    case 'callLanguage':
      return [...new Set([spoken[scope.language]!.own, spoken.en!.own])];
    default:
      return [];
  }
}

/** The whole form at once, for a channel that can draw it. */
export function wholeForm(scope: TurnScope): Form {
  return {
    id: 'callback',
    fields: FIELDS.map((id) => ({
      id,
      label: scope.t(ASKS[id]),
      required: id === 'phone',
      kind: id === 'phone' ? ('tel' as const) : ('text' as const),
      suggestions: suggestions(scope, id),
    })),
    submit: scope.t('callback.send'),
    cancel: scope.t('callback.cancel'),
  };
}

/** Asks for one field; the first question also says what this is, and carries the form. */
export function askField(scope: TurnScope, field: Field, lead?: string): void {
  const text = [lead, scope.t(ASKS[field])].filter((part) => part !== undefined).join('\n\n');
  const skip = field === 'phone' ? [] : [scope.t('callback.skip')];
  const isFirst = lead === scope.t('callback.intro');
  formReply(
    scope,
    text,
    [...suggestions(scope, field), ...skip, scope.t('callback.cancel')],
    isFirst ? { form: wholeForm(scope) } : {},
  );
}

function summaryLines(scope: TurnScope, form: CallbackForm): string[] {
  const lines = FIELDS.map((field) =>
    scope.t(LABELS[field], { value: form.values[field] || scope.t('callback.notGiven') }),
  );
  return needsInterpreter(scope, form) ? [...lines, scope.t('callback.interpreter')] : lines;
}

/** An interpreter is called in for every language but English. */
export function needsInterpreter(scope: TurnScope, form: CallbackForm): boolean {
  const english = scope.room.knowledge.tongues.spoken.en!;
  const given = (form.values.callLanguage ?? '').toLowerCase();
  return (
    given !== '' &&
    ![english.own, english.english, ...english.asks].some((name) => name.toLowerCase() === given)
  );
}

export function askConsent(scope: TurnScope, form: CallbackForm): void {
  const text = [
    scope.t('callback.summary'),
    summaryLines(scope, form).join('\n'),
    scope.t('callback.consent'),
  ].join('\n\n');
  formReply(scope, text, [scope.t('callback.send'), scope.t('callback.change'), scope.t('callback.cancel')]);
}

export function askWhatToChange(scope: TurnScope, form: CallbackForm): void {
  formReply(scope, scope.t('callback.whatToChange'), summaryLines(scope, form).slice(0, FIELDS.length));
}

/** Offers to go on with a form that was left for something else. */
export function offerResume(scope: TurnScope): void {
  formReply(scope, scope.t('callback.resume'), [scope.t('callback.resumeYes'), scope.t('callback.resumeNo')]);
}
