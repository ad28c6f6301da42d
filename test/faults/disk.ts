/** The disk is full while people ask for a call back, and then has space again. */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFolder, startBot } from '../machines/support/bot-process';
import { openMailbox } from '../machines/support/mailbox';
import { deliverRest } from './support/deliver-rest';
import { settleAccounts } from './support/ledger';
import { oneMachine } from './support/one-machine';
import type { FaultRow } from './support/row';
import { gather } from './support/talk';

const PEOPLE = 3;
/** The database's files may grow to this; some conversations fill it. */
const MOST_BYTES = 1_500_000;
const FULL_FOR_MS = 1_500;

/** Of the running process: for its files the disk is as large as this. */
function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`]);
}

export async function diskFull(): Promise<FaultRow> {
  const mailbox = await openMailbox();
  const directory = newFolder();
  const settings = oneMachine(directory, mailbox);
  const bot = await startBot({ settings });
  limitFiles(bot.pid, MOST_BYTES);
  const crowd = gather(() => bot.url, PEOPLE);
  while (crowd.repeats === 0) await sleep(50);
  await sleep(FULL_FOR_MS);
  const before = crowd.told.length;
  const refused = crowd.repeats;
  limitFiles(bot.pid, 'unlimited');
  await crowd.finish();
  await bot.stop();
  const requests = await deliverRest({ directory }, mailbox.port);
  await mailbox.close();
  return {
    fault: 'disk full',
    done: `full after ${before} conversations, then space again without a restart; messages refused and sent again: ${refused}`,
    ...settleAccounts(crowd.told, requests, mailbox.mails),
  };
}
