/** One machine with its own disk, which holds nobody back and mails to the mailbox. */
import { type Mailbox, mailSettings } from '../../machines/support/mailbox';

export const oneMachine = (directory: string, mailbox: Mailbox): Record<string, string> => ({
  DATA_DIRECTORY: directory,
  LIMIT_PER_ADDRESS: '0',
  LIMIT_PER_CONVERSATION: '0',
  ...mailSettings(mailbox),
});
