/** The last step: what would be sent is shown, and sent only with consent. */

import { expectedCall } from '../../src/hours/expected-call';
import { sayDay } from '../../src/i18n/say-day';
import { centerContacts, noticeReply } from '../compose';
import type { DialogContext, DialogTurnResult } from '../framework';
import type { TurnScope } from '../scope';
import { callLanguage } from './call-language';
import { type CallbackForm, withoutField } from './form';
import { isQuestion, says } from './heard';
import { askConsent } from './prompts';
import { advance, end, type FormState, keep } from './state';
import { chooseChange, notForMe, type Step, withNewPhone } from './steps';

export function takeConsent(dc: DialogContext, scope: TurnScope, { form }: FormState): Step {
  if (says(scope, 'yes', scope.t('callback.send'))) return send(dc, scope, form);
  if (says(scope, 'no')) return end(dc, scope, scope.t('callback.cancelled'));
  if (says(scope, 'back')) return advance(dc, scope, withoutField(form, 'topic'));
  if (says(scope, 'change', scope.t('callback.change'))) return chooseChange(dc, scope, form);
  const changed = withNewPhone(scope, form);
  if (changed !== undefined) return advance(dc, scope, changed);
  if (isQuestion(scope, 'name')) return notForMe();
  askConsent(scope, form);
  return keep(dc, { form });
}

async function isStored(scope: TurnScope, form: CallbackForm): Promise<boolean> {
  const { values } = form;
  const language = callLanguage(scope, form);
  const request = {
    id: form.id,
    name: values.name ?? '',
    phone: values.phone ?? '',
    bestTime: values.time ?? '',
    language: language.english,
    interpreter: language.needsInterpreter,
    topic: values.topic ?? '',
    channel: scope.message.channel,
    conversationKey: scope.conversationKey,
  };
  try {
    await scope.room.callbacks!.submit(request);
    return true;
  } catch {
    return false;
  }
}

/** Confirms only what is stored; when that fails the person gets the phone, and the form stays. */
async function send(dc: DialogContext, scope: TurnScope, form: CallbackForm): Promise<DialogTurnResult> {
  if (await isStored(scope, form)) return end(dc, scope, confirmation(scope));
  const contacts = centerContacts(scope.room, scope.language);
  scope.say(noticeReply(scope.language, scope.t('callback.failed'), [], contacts));
  return keep(dc, { form });
}

/** When to expect the call, only where the center's hours say it; the phone is there for sooner in any case. */
function confirmation(scope: TurnScope): string {
  const expected = expectedCall(scope.nowMs, scope.room.knowledge.center.hours);
  const sent = scope.t('callback.sent');
  if (expected === undefined) return sent;
  const value = sayDay(expected.day, expected.today, scope.language);
  return `${sent}\n\n${scope.t('callback.when', { value })}`;
}
