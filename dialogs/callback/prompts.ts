/** What the call-back form asks and shows. */
import type { Form, Reply } from '../../src/core/types';
import { choicesOf, NO_EXTRAS } from '../compose';
import type { Offered } from '../memory';
import type { TurnScope } from '../scope';
import { callLanguage } from './call-language';
import { cancelWord } from './cancel-word';
import { type CallbackForm, FIELDS, type Field, nextField } from './form';

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

interface Prompt {
  readonly text: string;
  readonly titles: readonly string[];
  readonly form?: Form;
}

function prompt(scope: TurnScope, { text, titles, form }: Prompt): void {
  const offered = scope.offer(titles.map(word));
  const reply: Reply = {
    ...NO_EXTRAS,
    kind: 'form',
    language: scope.language,
    text,
    choices: choicesOf(offered),
  };
  scope.say(form === undefined ? reply : { ...reply, form });
}

/** The language that is known comes first. */
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
function wholeForm(scope: TurnScope, { values }: CallbackForm): Form {
  return {
    id: 'callback',
    fields: FIELDS.map((id) => ({
      id,
      label: scope.t(ASKS[id]),
      required: id === 'phone',
      kind: id === 'phone' ? ('tel' as const) : ('text' as const),
      suggestions: suggestions(scope, id),
      ...(values[id] ? { value: values[id] } : {}),
    })),
    submit: scope.t('callback.resumeYes'),
    cancel: cancelWord(scope),
  };
}

/** Asks for one field; `lead` is said before it. */
export function askField(scope: TurnScope, field: Field, lead?: string, form?: Form): void {
  const skip = field === 'phone' ? [] : [scope.t('callback.skip')];
  prompt(scope, {
    text: [lead, scope.t(ASKS[field])].filter((part) => part !== undefined).join('\n\n'),
    titles: [...suggestions(scope, field), ...skip, cancelWord(scope)],
    ...(form === undefined ? {} : { form }),
  });
}

/** The first words: what this is, how to leave it, and the first question. */
export function askFirst(scope: TurnScope, form: CallbackForm): void {
  const intro = scope.t('callback.intro', { skip: scope.t('callback.skip'), cancel: cancelWord(scope) });
  const field = nextField(form);
  if (field === undefined) askConsent(scope, form);
  else askField(scope, field, intro, wholeForm(scope, form));
}

/** Asks for what is missing, or for consent when nothing is. */
export function askNext(scope: TurnScope, form: CallbackForm): void {
  const field = nextField(form);
  if (field === undefined) askConsent(scope, form);
  else askField(scope, field);
}

export function labelOf(scope: TurnScope, field: Field, value: string): string {
  return scope.t(LABELS[field], { value });
}

function summaryLines(scope: TurnScope, form: CallbackForm): string[] {
  const language = callLanguage(scope, form);
  return FIELDS.map((field) => {
    const value = field === 'callLanguage' ? language.own : form.values[field];
    return labelOf(scope, field, value || scope.t('callback.notGiven'));
  });
}

/** Everything that would be sent, then the question; by text message two, since one would be cut. */
export function askConsent(scope: TurnScope, form: CallbackForm): void {
  const lines = summaryLines(scope, form);
  if (callLanguage(scope, form).needsInterpreter) lines.push(scope.t('callback.interpreter'));
  const summary = `${scope.t('callback.summary')}\n\n${lines.join('\n')}`;
  const titles = [scope.t('callback.send'), scope.t('callback.change'), cancelWord(scope)];
  const question = scope.t('callback.consent');
  if (scope.message.channel !== 'sms') return prompt(scope, { text: `${summary}\n\n${question}`, titles });
  prompt(scope, { text: summary, titles: [] });
  prompt(scope, { text: question, titles });
}

/** One choice for each field, in the order of `FIELDS`. */
export function askWhatToChange(scope: TurnScope, form: CallbackForm): void {
  prompt(scope, { text: scope.t('callback.whatToChange'), titles: summaryLines(scope, form) });
}

/** Offers to go on with a form that was left for something else. */
export function offerResume(scope: TurnScope): void {
  const titles = [scope.t('callback.resumeYes'), scope.t('callback.resumeNo')];
  prompt(scope, { text: scope.t('callback.resume'), titles });
}
