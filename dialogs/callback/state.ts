/** What a form under way is kept as, and how it is left. */

import { centerContacts, noticeReply } from '../compose';
import { Dialog, type DialogContext, type DialogState, type DialogTurnResult } from '../framework';
import type { FormListening } from '../listen';
import type { TurnScope } from '../scope';
import { type CallbackForm, nextField } from './form';
import { askNext, offerResume } from './prompts';

export const CALLBACK = 'callback';

export interface FormState {
  form: CallbackForm;
  /** Left for a question or an alarm; the person is asked whether to go on. */
  paused?: boolean;
  /** The person was asked what to change. */
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

export function keep(dc: DialogContext, state: FormState): DialogTurnResult {
  dc.activeDialog!.state = state;
  return Dialog.EndOfTurn;
}

/** Keeps what is known and asks for what is not. */
export function advance(dc: DialogContext, scope: TurnScope, form: CallbackForm): DialogTurnResult {
  askNext(scope, form);
  return keep(dc, { form });
}

/** Ends the form with a sentence; the phone stands with it. */
export function end(dc: DialogContext, scope: TurnScope, text: string): Promise<DialogTurnResult> {
  const contacts = centerContacts(scope.room, scope.language);
  scope.say({ ...noticeReply(scope.language, text, scope.offer([]), contacts), kind: 'form' });
  return dc.cancelAllDialogs();
}
