/** All dialogs of the bot. */

import { AnswerDialog } from './answer';
import { CallbackDialog } from './callback/callback-dialog';
import { ClarifyDialog } from './clarify';
import type { DialogSet } from './framework';

export function registerDialogs(dialogs: DialogSet): void {
  dialogs.add(new AnswerDialog());
  dialogs.add(new ClarifyDialog());
  dialogs.add(new CallbackDialog());
}
