/**
 * The part of the dialogs library that is used. The library as a whole also loads its prompts, and with them recognizers
 * of dates and numbers: 40 MB and a third of a second at every start.
 */
export {
  Dialog,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
  DialogTurnStatus,
} from 'botbuilder-dialogs/lib/dialog';
export type { DialogContext, DialogState } from 'botbuilder-dialogs/lib/dialogContext';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
