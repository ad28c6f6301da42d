/** Asks what the center needs to call back, shows it, and sends it only with consent. */
import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder-core';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogState,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { isPhrase } from '../../src/core/phrase';
import { NOT_FOR_ME } from '../clarify';
import { centerContacts, noticeReply } from '../compose';
import { findAnswer } from '../find';
import type { FormListening } from '../listen';
import { contentOf } from '../room';
import { scopeOf, type TurnScope } from '../scope';
import {
  type CallbackForm,
  cleanValue,
  FIELDS,
  type Field,
  nextField,
  readAllAtOnce,
  readPhone,
  withoutField,
  withValues,
} from './form';
import { askConsent, askField, askWhatToChange, needsInterpreter, offerResume } from './prompts';

export const CALLBACK = 'callback';

/** From this certainty on, words given to the form are taken for a question of their own. */
const SURELY_A_QUESTION = 0.85;
const SHORTEST_QUESTION_WORDS = 3;

interface FormState {
  form: CallbackForm;
  /** Left for a question or an alarm; the person is asked whether to go on. */
  paused?: boolean;
  changing?: boolean;
}

/** What a form under way waits for, from the stored stack of dialogs. */
export function formListening({ dialogStack }: DialogState): FormListening {
  const top = dialogStack.at(-1);
  if (top?.id !== CALLBACK || (top.state as FormState).paused) return 'none';
  return nextField((top.state as FormState).form) === 'callLanguage' ? 'asks-language' : 'asks';
}

/** Whether a form is under way, left or not. */
export function hasForm({ dialogStack }: DialogState): boolean {
  return dialogStack.some(({ id }) => id === CALLBACK);
}

/** Leaves the form for now and asks whether to go on; for what comes first, such as an alarm. */
export function pauseForm(dc: DialogContext, scope: TurnScope): void {
  if (dc.activeDialog?.id !== CALLBACK) return;
  (dc.activeDialog.state as FormState).paused = true;
  offerResume(scope);
}

export class CallbackDialog extends Dialog {
  constructor() {
    super(CALLBACK);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    scope.decide('contact', ['contact']);
    scope.memory.unanswered = 0;
    scope.question = undefined;
    if (!scope.room.callbacks) return end(dc, scope, 'callback.unavailable');
    const form: CallbackForm = { id: randomUUID(), values: readAllAtOnce(scope.text) };
    keep(dc, { form });
    ask(scope, form, scope.t('callback.intro'));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    const state = dc.activeDialog!.state as FormState;
    scope.decide('contact', ['contact']);
    if (scope.message.form?.id === CALLBACK) return takeWhole(dc, scope, state);
    if (says(scope, 'cancel', 'callback.cancel')) return end(dc, scope, 'callback.cancelled');
    if (state.paused) return takeResume(dc, scope, state);
    if (state.changing) return takeChange(dc, scope, state);
    const field = nextField(state.form);
    return field === undefined ? takeConsent(dc, scope, state) : takeField(dc, scope, state, field);
  }

  /** A question in between has been answered. */
  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    if (result === NOT_FOR_ME) return { ...Dialog.EndOfTurn, result };
    pauseForm(dc, scopeOf(dc.context));
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const state = instance.state as FormState;
    if (state.paused) offerResume(scopeOf(context));
    else ask(scopeOf(context), state.form);
  }
}

function keep(dc: DialogContext, state: FormState): void {
  dc.activeDialog!.state = state;
}

async function end(dc: DialogContext, scope: TurnScope, key: string): Promise<DialogTurnResult> {
  const contacts = centerContacts(scope.room, scope.language);
  scope.say({ ...noticeReply(scope.language, scope.t(key), scope.offer([]), contacts), kind: 'contact' });
  return dc.cancelAllDialogs();
}

function ask(scope: TurnScope, form: CallbackForm, lead?: string): void {
  const field = nextField(form);
  if (field === undefined) askConsent(scope, form);
  else askField(scope, field, lead);
}

type Command = 'yes' | 'no' | 'skip' | 'cancel' | 'change' | 'back';

/** A command in the person's language or English, or the button with that title. */
function says(scope: TurnScope, command: Command, button?: string): boolean {
  const phrases = [scope.heard, scope.language, 'en' as const].flatMap(
    (language) => contentOf(scope.room, language).commands[command],
  );
  return isPhrase(scope.text, button === undefined ? phrases : [...phrases, scope.t(button)]);
}

function isQuestion(scope: TurnScope, field: Field): boolean {
  if (/[?？؟]\s*$/.test(scope.text)) return true;
  if (field === 'topic' || scope.text.split(/\s+/).length < SHORTEST_QUESTION_WORDS) return false;
  const decision = findAnswer(scope.room, scope.text, scope.heard);
  return decision.kind === 'answer' && decision.match.score >= SURELY_A_QUESTION;
}

async function advance(dc: DialogContext, scope: TurnScope, form: CallbackForm): Promise<DialogTurnResult> {
  keep(dc, { form });
  ask(scope, form);
  return Dialog.EndOfTurn;
}

async function takeField(
  dc: DialogContext,
  scope: TurnScope,
  { form }: FormState,
  field: Field,
): Promise<DialogTurnResult> {
  if (says(scope, 'back')) return goBack(dc, scope, form, field);
  if (field !== 'phone' && says(scope, 'skip', 'callback.skip'))
    return advance(dc, scope, withValues(form, { [field]: '' }));
  const all = readAllAtOnce(scope.text);
  if (field === 'name' && all.phone !== undefined)
    return advance(dc, scope, withValues(form, { name: '', ...all }));
  if (field === 'phone') return takePhone(dc, scope, form);
  if (isQuestion(scope, field)) return { ...Dialog.EndOfTurn, result: NOT_FOR_ME };
  return advance(dc, scope, withValues(form, { [field]: cleanValue(chosenTitle(scope)) }));
}

/** A number stands for the choice of that place; anything else for itself. */
function chosenTitle(scope: TurnScope): string {
  const place = /^\s*([1-9])[.)]?\s*$/.exec(scope.text)?.[1];
  return (place && scope.memory.offered[Number(place) - 1]?.title) || scope.text;
}

async function takePhone(dc: DialogContext, scope: TurnScope, form: CallbackForm): Promise<DialogTurnResult> {
  const phone = readPhone(scope.text);
  if (phone !== undefined)
    return advance(dc, scope, withValues(form, { ...readAllAtOnce(scope.text), ...form.values, phone }));
  if (!/\d{3}/.test(scope.text) && isQuestion(scope, 'phone'))
    return { ...Dialog.EndOfTurn, result: NOT_FOR_ME };
  askField(scope, 'phone', scope.t('callback.badPhone'));
  return Dialog.EndOfTurn;
}

async function goBack(
  dc: DialogContext,
  scope: TurnScope,
  form: CallbackForm,
  field: Field,
): Promise<DialogTurnResult> {
  const before = FIELDS[FIELDS.indexOf(field) - 1];
  return advance(dc, scope, before === undefined ? form : withoutField(form, before));
}

async function takeResume(
  dc: DialogContext,
  scope: TurnScope,
  { form }: FormState,
): Promise<DialogTurnResult> {
  const picked = chosenTitle(scope);
  if (says(scope, 'yes') || isPhrase(picked, [scope.t('callback.resumeYes')]))
    return advance(dc, scope, form);
  if (says(scope, 'no') || isPhrase(picked, [scope.t('callback.resumeNo')]))
    return end(dc, scope, 'callback.cancelled');
  return { ...Dialog.EndOfTurn, result: NOT_FOR_ME };
}

async function takeChange(
  dc: DialogContext,
  scope: TurnScope,
  { form }: FormState,
): Promise<DialogTurnResult> {
  const titles = scope.memory.offered.map(({ title }) => title);
  const place = titles.indexOf(chosenTitle(scope));
  const field = FIELDS[place];
  return advance(dc, scope, field === undefined ? form : withoutField(form, field));
}

async function takeConsent(dc: DialogContext, scope: TurnScope, state: FormState): Promise<DialogTurnResult> {
  const picked = chosenTitle(scope);
  if (says(scope, 'yes') || isPhrase(picked, [scope.t('callback.send')])) return send(dc, scope, state.form);
  if (says(scope, 'no') || isPhrase(picked, [scope.t('callback.cancel')]))
    return end(dc, scope, 'callback.cancelled');
  if (says(scope, 'back')) return goBack(dc, scope, withoutField(state.form, 'topic'), 'topic');
  if (says(scope, 'change') || isPhrase(picked, [scope.t('callback.change')])) {
    keep(dc, { ...state, changing: true });
    askWhatToChange(scope, state.form);
    return Dialog.EndOfTurn;
  }
  if (isQuestion(scope, 'name')) return { ...Dialog.EndOfTurn, result: NOT_FOR_ME };
  askConsent(scope, state.form);
  return Dialog.EndOfTurn;
}

/** The form filled in at once: what is missing or unreadable is asked for. */
async function takeWhole(
  dc: DialogContext,
  scope: TurnScope,
  { form }: FormState,
): Promise<DialogTurnResult> {
  const given = scope.message.form?.values ?? {};
  const values = Object.fromEntries(FIELDS.map((field) => [field, cleanValue(given[field] ?? '')])) as Record<
    Field,
    string
  >;
  const phone = readPhone(values.phone);
  if (phone !== undefined) return advance(dc, scope, withValues(form, { ...values, phone }));
  const { phone: _unreadable, ...others } = values;
  keep(dc, { form: withValues(withoutField(form, 'phone'), others) });
  askField(scope, 'phone', scope.t('callback.badPhone'));
  return Dialog.EndOfTurn;
}

/** Confirms only what is stored; when that fails the person gets the phone, and the form stays. */
async function send(dc: DialogContext, scope: TurnScope, form: CallbackForm): Promise<DialogTurnResult> {
  const { values } = form;
  const isStored = await scope.room
    .callbacks!.submit({
      id: form.id,
      name: values.name ?? '',
      phone: values.phone ?? '',
      bestTime: values.time ?? '',
      language: values.callLanguage || scope.language,
      interpreter: needsInterpreter(scope, form) || (!values.callLanguage && scope.language !== 'en'),
      topic: values.topic ?? '',
      channel: scope.message.channel,
      conversationKey: scope.conversationKey,
    })
    .then(
      () => true,
      () => false,
    );
  if (!isStored) {
    scope.say(
      noticeReply(scope.language, scope.t('callback.failed'), [], centerContacts(scope.room, scope.language)),
    );
    return Dialog.EndOfTurn;
  }
  sayExpectation(scope);
  return end(dc, scope, 'callback.sent');
}

/** When to expect the call: only what the center has set. */
function sayExpectation(scope: TurnScope): void {
  const within = scope.room.knowledge.center.hours.callBackWithin;
  if (within !== '') scope.say(noticeReply(scope.language, scope.t('callback.when', { value: within })));
}
