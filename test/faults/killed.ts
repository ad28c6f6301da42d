/** The process is killed again and again while people ask for a call back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BotProcess, newFolder, startBot } from '../machines/support/bot-process';
import { mailSettings, openMailbox } from '../machines/support/mailbox';
import { deliverRest } from './support/deliver-rest';
import { settleAccounts } from './support/ledger';
import type { FaultRow } from './support/row';
import { gather } from './support/talk';

const PEOPLE = 3;
/** Some conversations long; most kills meet messages, forms, requests and mails in the making. */
const LONGEST_LIFE_MS = 2_500;

export async function killProcess(kills: number): Promise<FaultRow> {
  const mailbox = await openMailbox();
  const directory = newFolder();
  const settings = {
    DATA_DIRECTORY: directory,
    LIMIT_PER_ADDRESS: '0',
    LIMIT_PER_CONVERSATION: '0',
    ...mailSettings(mailbox),
  };
  let bot: BotProcess = await startBot({ settings });
  const crowd = gather(() => bot.url, PEOPLE);
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(Math.random() * LONGEST_LIFE_MS);
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
