/** The clock jumps by a day while people talk and a mail waits. */

import type { Room } from '../../dialogs/room';
import { createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/server/log';
import { newFolder } from '../machines/support/bot-process';
import { type Mailbox, mailSettings, openMailbox } from '../machines/support/mailbox';
import { accountOf } from '../machines/support/order';
import { Person } from '../machines/support/person';
import { until } from '../server/support/chat';
import { settleAccounts } from './support/ledger';
import type { FaultRow } from './support/row';
import { callWords, isStored } from './support/talk';

const DAY_MS = 86_400_000;
/** More than one round of the outbox. */
const MAIL_WITHIN_MS = 15_000;

async function startAt(mailbox: Mailbox, room: Room, nowMs: () => number) {
  const env = { PORT: '0', DATA_DIRECTORY: newFolder(), LOG_LEVEL: 'silent', ...mailSettings(mailbox) };
  const read = readConfig(env);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const app = await createApp(read.config, { room, nowMs, log: createLog('silent') });
  await app.start();
  return app;
}

/** A jump before each message of the first conversation's middle, and one while the mail of a request waits. */
async function jump(room: Room, byMs: number): Promise<Omit<FaultRow, 'fault' | 'done'>> {
  let aheadMs = 0;
  let isRefusing = true;
  const refuse = () => (isRefusing ? Object.assign(new Error('later'), { responseCode: 451 }) : undefined);
  const mailbox = await openMailbox({ refuse });
  const app = await startAt(mailbox, room, () => Date.now() + aheadMs);
  const words = callWords('Ana');
  const person = await Person.meet(() => app.url);
  for (const text of words.slice(0, 3)) await person.say(text);
  aheadMs += byMs;
  await person.renew();
  for (const text of words.slice(3)) await person.say(text);
  const transcript = await person.transcript();
  await until(async () => (await app.storage.outbox.counts()).pending === 1);
  aheadMs += byMs;
  isRefusing = false;
  await until(() => mailbox.mails.length > 0, MAIL_WITHIN_MS);
  const requests = await app.storage.callbacks.list('new', 10);
  await app.stop();
  await mailbox.close();
  const { said, unanswered, doubled, isInOrder } = accountOf(transcript);
  const isWell = said.length === words.length && unanswered.length + doubled.length === 0 && isInOrder;
  const told = [{ name: 'Ana', isConfirmed: isStored(transcript), isDisturbed: !isWell }];
  return settleAccounts(told, requests, mailbox.mails);
}

export async function clockForward(room: Room): Promise<FaultRow> {
  const done = 'by a day in the middle of a form, and again while its mail waits';
  return { fault: 'clock jumps forward', done, ...(await jump(room, DAY_MS)) };
}

export async function clockBack(room: Room): Promise<FaultRow> {
  const done = 'by a day in the middle of a form, and again while its mail waits';
  return { fault: 'clock jumps back', done, ...(await jump(room, -DAY_MS)) };
}
