/** Two processes on one Postgres, each with its outbox worker: killed by turns, and Postgres restarted. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startBalancer } from '../machines/support/balancer';
import { startBot } from '../machines/support/bot-process';
import { type Mailbox, mailSettings, openMailbox } from '../machines/support/mailbox';
import { startPostgres, type TestPostgres } from '../storage/support/postgres';
import { deliverRest } from './support/deliver-rest';
import { settleAccounts } from './support/ledger';
import type { FaultRow } from './support/row';
import { type Crowd, gather } from './support/talk';

const PEOPLE = 6;

interface Site {
  readonly postgres: TestPostgres;
  readonly crowd: Crowd;
  /** Kills one of the two and starts it anew. */
  replaceOne(which: number): Promise<void>;
}

async function onTwoMachines(
  trouble: (site: Site) => Promise<void>,
): Promise<Omit<FaultRow, 'fault' | 'done'> & { readonly repeats: number }> {
  const [postgres, mailbox, balancer] = await Promise.all([startPostgres(), openMailbox(), startBalancer()]);
  const url = await postgres.emptyDatabase();
  const settings = settingsFor(url, mailbox);
  const bots = await Promise.all([startBot({ settings }), startBot({ settings })]);
  const useBoth = () => balancer.use(bots.map((bot) => bot.url));
  useBoth();
  const crowd = gather(() => balancer.url, PEOPLE);
  const replaceOne = async (which: number) => {
    await bots[which]!.kill();
    bots[which] = await startBot({ settings });
    useBoth();
  };
  await trouble({ postgres, crowd, replaceOne });
  await crowd.finish();
  await Promise.all(bots.map((bot) => bot.stop()));
  const requests = await deliverRest({ url }, mailbox.port);
  await Promise.all([balancer.close(), mailbox.close()]);
  await postgres.stop();
  return { repeats: crowd.repeats, ...settleAccounts(crowd.told, requests, mailbox.mails) };
}

const settingsFor = (url: string, mailbox: Mailbox): Record<string, string> => ({
  DATABASE_URL: url,
  SESSION_SECRET: 'the same on every machine, and long enough',
  LIMIT_PER_ADDRESS: '0',
  LIMIT_PER_CONVERSATION: '0',
  ...mailSettings(mailbox),
});

export async function killMachines(kills: number): Promise<FaultRow> {
  const { repeats, ...outcome } = await onTwoMachines(async ({ replaceOne }) => {
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(Math.random() * 300);
      await replaceOne(kill % 2);
    }
  });
  return {
    fault: 'process killed (SIGKILL), two machines on one Postgres',
    done: `${kills} kills by turns, ${PEOPLE} conversations at once, each message to another machine; ${repeats} messages sent again`,
    ...outcome,
  };
}

export async function restartPostgres(restarts: number): Promise<FaultRow> {
  const { repeats, ...outcome } = await onTwoMachines(async ({ postgres }) => {
    for (let restart = 0; restart < restarts; restart += 1) {
      await sleep(300 + Math.random() * 300);
      await postgres.restart();
    }
  });
  return {
    fault: 'Postgres restarted',
    done: `${restarts} restarts that cut every connection; ${repeats} messages sent again`,
    ...outcome,
  };
}

export async function shareOutbox(conversations: number): Promise<FaultRow> {
  const { repeats: _none, ...outcome } = await onTwoMachines(async ({ crowd }) => {
    while (crowd.told.length < conversations) await sleep(50);
  });
  return {
    fault: 'two machines with an outbox worker each',
    done: `at least ${conversations} conversations by turns on both`,
    ...outcome,
  };
}
