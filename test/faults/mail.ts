/** What mail servers do: away for an hour, refusing, slow, half-open. The clock is simulated. */
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDesk } from '../../src/delivery/desk';
import { type Deliver, deliverDue } from '../../src/delivery/outbox-worker';
import { openStorage } from '../../src/storage/open-storage';
import type { Storage } from '../../src/storage/storage';
import { type Mailbox, openMailbox } from '../machines/support/mailbox';
import { mailerTo } from './support/deliver-rest';
import { settleAccounts, type Told } from './support/ledger';
import type { FaultRow } from './support/row';
import { nameOf } from './support/talk';

const MINUTE_MS = 60_000;
const ROUND_MS = 5_000;
/** In the tests nobody waits as long as in life. */
const PATIENCE_MS = 300;

interface Post {
  nowMs: number;
  readonly storage: Storage;
  readonly told: Told[];
}

async function submit({ storage, told, nowMs }: Post): Promise<void> {
  const name = nameOf(told.length);
  const desk = createDesk({
    callbacks: storage.callbacks,
    deliveries: async () => [{ kind: 'email', target: '' }],
    nowMs: () => nowMs,
  });
  await desk.submit({
    id: `request-${told.length}`,
    name,
    phone: '(206) 555-0123',
    bestTime: '',
    language: 'en',
    interpreter: false,
    topic: '',
    channel: 'web',
    conversationKey: `c${told.length}`,
  });
  told.push({ name, isConfirmed: true, isDisturbed: false });
}

/** The worker's rounds over some time of the simulated clock. */
async function pass(post: Post, durationMs: number, email: Deliver): Promise<void> {
  const parts = {
    outbox: post.storage.outbox,
    deliver: { email },
    nowMs: () => post.nowMs,
    onFailure: () => undefined,
  };
  for (const endMs = post.nowMs + durationMs; post.nowMs < endMs; post.nowMs += ROUND_MS)
    await deliverDue(parts);
}

async function withPost(
  work: (post: Post, mailbox: Mailbox) => Promise<void>,
  mailbox: Mailbox,
): Promise<Omit<FaultRow, 'fault' | 'done'>> {
  const storage = await openStorage({ directory: ':memory:' });
  const post: Post = { nowMs: Date.UTC(2026, 10, 23, 12), storage, told: [] };
  await work(post, mailbox);
  await pass(post, 61 * MINUTE_MS, mailerTo(mailbox.port));
  const requests = await storage.callbacks.list('new', 10_000);
  await Promise.all([storage.close(), mailbox.close()]);
  return settleAccounts(post.told, requests, mailbox.mails);
}

async function someRequests(post: Post, count: number): Promise<void> {
  for (let request = 0; request < count; request += 1) await submit(post);
}

export async function mailDeadForAnHour(): Promise<FaultRow> {
  const nobody = mailerTo(1);
  const outcome = await withPost(
    async (post) => {
      for (let minute = 0; minute < 60; minute += 1) {
        await submit(post);
        await pass(post, MINUTE_MS, nobody);
      }
    },
    await openMailbox(),
  );
  return {
    fault: 'mail server dead for an hour',
    done: 'a request every minute of the hour (simulated clock)',
    ...outcome,
  };
}

export async function mailRefusing(): Promise<FaultRow> {
  let isRefusing = true;
  const refuse = () =>
    isRefusing ? Object.assign(new Error('greylisted, try again'), { responseCode: 451 }) : undefined;
  const outcome = await withPost(
    async (post, { port }) => {
      await someRequests(post, 20);
      await pass(post, 10 * MINUTE_MS, mailerTo(port));
      isRefusing = false;
    },
    await openMailbox({ refuse }),
  );
  return { fault: 'mail server refusing', done: '20 requests, ten minutes of refusals (451)', ...outcome };
}

export async function mailSlow(): Promise<FaultRow> {
  let delayMs = PATIENCE_MS * 2;
  const outcome = await withPost(
    async (post, { port }) => {
      await someRequests(post, 10);
      const impatient = mailerTo(port, PATIENCE_MS, PATIENCE_MS);
      await pass(post, ROUND_MS, impatient);
      await sleep(delayMs);
      delayMs = 0;
    },
    await openMailbox({ delayMs: () => delayMs }),
  );
  return {
    fault: 'mail server slower than the patience',
    done: '10 mails that the server takes after the bot has given up on them',
    ...outcome,
  };
}

export async function mailHalfOpen(): Promise<FaultRow> {
  const silent = createServer(() => undefined);
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  const { port } = silent.address() as { port: number };
  const outcome = await withPost(
    async (post) => {
      await someRequests(post, 10);
      await pass(post, MINUTE_MS, mailerTo(port, PATIENCE_MS, PATIENCE_MS));
    },
    await openMailbox(),
  );
  await new Promise((done) => silent.close(done));
  return {
    fault: 'mail server half-open',
    done: '10 requests, connections that are taken and never answered',
    ...outcome,
  };
}
