/** Asks what the center needs to call back, shows it, and sends it only with consent. */
import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder-core';
import { NOT_FOR_ME } from '../clarify';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from '../framework';
import { scopeOf } from '../scope';
import { takeConsent } from './consent';
import { type CallbackForm, nextField } from './form';
import { askFirst, askNext, askWhatToChange, offerResume } from './prompts';
import { CALLBACK, end, type FormState, keep, pauseForm } from './state';
import { isCancel, readMessage, takeChange, takeField, takeResume, takeWhole } from './steps';

export class CallbackDialog extends Dialog {
  constructor() {
    super(CALLBACK);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    scope.decide('contact', ['contact']);
    scope.memory.unanswered = 0;
    scope.question = undefined;
    if (!scope.room.callbacks) return end(dc, scope, scope.t('callback.unavailable'));
    const form: CallbackForm = { id: randomUUID(), values: readMessage(scope, false) };
    if (scope.message.form?.id === CALLBACK) return takeWhole(dc, scope, { form });
    askFirst(scope, form);
    return keep(dc, { form });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context);
    const state = dc.activeDialog!.state as FormState;
    scope.decide('contact', ['contact']);
    if (scope.message.form?.id === CALLBACK) return takeWhole(dc, scope, state);
    if (isCancel(scope)) return end(dc, scope, scope.t('callback.cancelled'));
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
    const { form, paused, changing } = instance.state as FormState;
    const scope = scopeOf(context);
    if (paused) offerResume(scope);
    else if (changing) askWhatToChange(scope, form);
    else askNext(scope, form);
  }
}
