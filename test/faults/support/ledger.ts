/** Compares what people were told with what is kept and what the center got. */

import type { CallbackRequest } from '../../../src/storage/storage';
import type { Mail } from '../../machines/support/mailbox';
import type { FaultRow } from './row';

/** A conversation that asked for a call back under a name of its own. */
export interface Told {
  readonly name: string;
  readonly isConfirmed: boolean;
  readonly isDisturbed: boolean;
}

type Outcome = Omit<FaultRow, 'fault' | 'done'>;

export function settleAccounts(
  told: readonly Told[],
  requests: readonly Pick<CallbackRequest, 'id' | 'name'>[],
  mails: readonly Mail[],
): Outcome {
  const confirmed = told.filter(({ isConfirmed }) => isConfirmed);
  const requestsOf = (name: string) => requests.filter((request) => request.name === name);
  const mailed = new Set(mails.map(({ request }) => request));
  const identities = (id: string) =>
    new Set(mails.filter(({ request }) => request === id).map(({ messageId }) => messageId)).size;
  const isLost = ({ name }: Told) => !requestsOf(name).some(({ id }) => mailed.has(id));
  const isTwice = ({ name }: Told) => {
    const own = requestsOf(name);
    return own.length > 1 || own.some(({ id }) => identities(id) > 1);
  };
  const [lost, twice] = [confirmed.filter(isLost), told.filter(isTwice)];
  return {
    conversations: told.length,
    confirmed: confirmed.length,
    lost: lost.length,
    twice: twice.length,
    repeatedMails: mails.length - new Set(mails.map(({ messageId }) => messageId)).size,
    disturbed: told.filter(({ isDisturbed }) => isDisturbed).length,
    wrong: [
      ...lost.map(({ name }) => `${name} was lost: ${requestsOf(name).length} records`),
      ...twice.map(({ name }) => `${name} came twice: ${requestsOf(name).length} records`),
    ],
  };
}
