/** The process is killed again and again while people ask for a call back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BotProcess, newFolder, startBot } from '../machines/support/bot-process';
import { openMailbox } from '../machines/support/mailbox';
import { deliverRest } from './support/deliver-rest';
import { settleAccounts } from './support/ledger';
import { oneMachine } from './support/one-machine';
import type { FaultRow } from './support/row';
import { type Crowd, gather } from './support/talk';

const PEOPLE = 3;
/** A kill comes after so many messages, at most: anywhere in the conversations that are under way. */
const MOST_MESSAGES = 21;
/** A turn takes some milliseconds; the kill falls into it, before it or after it. */
const MOST_AFTER_MS = 25;
const LOOK_EVERY_MS = 2;

/** A moment that nobody has chosen, in the middle of the conversations. */
async function randomMoment(crowd: Crowd): Promise<void> {
  const after = crowd.confirmed + Math.random() * MOST_MESSAGES;
  while (crowd.confirmed < after) await sleep(LOOK_EVERY_MS);
  await sleep(Math.random() * MOST_AFTER_MS);
}

export async function killProcess(kills: number): Promise<FaultRow> {
  const mailbox = await openMailbox();
  const directory = newFolder();
  const settings = oneMachine(directory, mailbox);
  let bot: BotProcess = await startBot({ settings });
  const crowd = gather(() => bot.url, PEOPLE);
  for (let kill = 0; kill < kills; kill += 1) {
    await randomMoment(crowd);
    await bot.kill();
    bot = await startBot({ settings });
  }
  await crowd.finish();
  await bot.stop();
  const requests = await deliverRest({ directory }, mailbox.port);
  await mailbox.close();
  return {
    fault: 'process killed (SIGKILL), one machine',
    done: `${kills} kills at random moments, ${PEOPLE} conversations at once; ${crowd.repeats} messages were unconfirmed and sent again`,
    ...settleAccounts(crowd.told, requests, mailbox.mails),
  };
}
