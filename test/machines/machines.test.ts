/** Two real processes of the bot on one Postgres behind a plain balancer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openStorage } from '../../src/storage/open-storage';
import { until } from '../server/support/chat';
import { startPostgres, type TestPostgres } from '../storage/support/postgres';
import { type Balancer, startBalancer } from './support/balancer';
import { type BotProcess, removeFolders, startBot } from './support/bot-process';
import { type Mailbox, mailSettings, openMailbox } from './support/mailbox';
import { accountOf, wellSaid } from './support/order';
import { Person } from './support/person';

const SLOW_MS = 60_000;
const MESSAGES_A_MINUTE = 60;

let postgres: TestPostgres;
let mailbox: Mailbox;
let balancer: Balancer;
let machines: BotProcess[] = [];
let settings: Record<string, string>;

beforeAll(async () => {
  [postgres, mailbox, balancer] = await Promise.all([startPostgres(), openMailbox(), startBalancer()]);
  settings = {
    DATABASE_URL: await postgres.emptyDatabase(),
    SESSION_SECRET: 'the same on every machine, and long enough',
    LIMIT_PER_ADDRESS: '0',
    LIMIT_PER_CONVERSATION: String(MESSAGES_A_MINUTE),
    ...mailSettings(mailbox),
  };
  machines = await Promise.all([startBot({ settings }), startBot({ settings })]);
  balancer.use(machines.map(({ url }) => url));
}, SLOW_MS);

afterAll(async () => {
  await Promise.all(machines.filter(({ hasEnded }) => !hasEnded).map((machine) => machine.stop()));
  await Promise.all([balancer.close(), mailbox.close()]);
  await postgres.stop();
  removeFolders();
}, SLOW_MS);

const people: Person[] = [];
afterEach(() => {
  for (const person of people.splice(0)) person.leave();
});

async function meet(): Promise<Person> {
  const person = await Person.meet(() => balancer.url);
  people.push(person);
  return person;
}

/** The stream has brought what is kept, in its order, each once. */
async function expectHeard(person: Person): Promise<void> {
  const kept = (await person.transcript()).map(({ id }) => id);
  await until(() => person.heard.length >= kept.length, 10_000);
  expect(person.heard.map(({ id }) => id)).toEqual(kept);
}

const CALL_BACK = ['please call me back', 'Ana', '206 555 0123', 'any time', 'English', 'skip', 'yes'];

test('a conversation moves to the other machine at every message, its stream stays', async () => {
  const person = await meet();
  await person.follow();
  const before = balancer.posts.length;
  for (const text of CALL_BACK) await person.say(text);
  const servedBy = balancer.posts.slice(before);
  expect(new Set(servedBy).size).toBe(2);
  expect(servedBy.every((machine, index) => machine !== servedBy[index + 1])).toBe(true);
  const transcript = await person.transcript();
  expect(accountOf(transcript)).toEqual(wellSaid(CALL_BACK));
  expect(transcript.at(-1)!.text).toContain('Your request is stored');
  await expectHeard(person);
  await until(() => mailbox.mails.length > 0, 10_000);
  await sleep(200);
  expect(mailbox.mails.map(({ text }) => /^Name: (.*)$/m.exec(text)?.[1])).toEqual(['Ana']);
});

test('messages posted at once to both machines are answered in their order', async () => {
  const person = await meet();
  await person.follow();
  const texts = Array.from({ length: 12 }, (_, index) => `question ${index} about the donor cells`);
  await Promise.all(texts.map((text) => person.say(text)));
  const account = accountOf(await person.transcript());
  expect(account).toEqual(wellSaid(account.said));
  expect([...account.said].sort()).toEqual([...texts].sort());
  await expectHeard(person);
});

test('both machines count one limit', async () => {
  const person = await meet();
  const typing = Array.from({ length: MESSAGES_A_MINUTE + 10 }, () => person.post({ type: 'typing' }));
  const results = await Promise.allSettled(typing);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(MESSAGES_A_MINUTE);
});

test(
  'one machine is killed in the middle of things: nothing is lost or doubled, the order is kept',
  async () => {
    const group = await Promise.all(Array.from({ length: 6 }, meet));
    await Promise.all(group.map((person) => person.follow()));
    const texts = [...CALL_BACK, 'where do the donor cells come from', 'is there help with housing'];
    const killAt = balancer.posts.length + 5 + Math.random() * (group.length * texts.length - 15);
    const talks = group.map(async (person) => {
      for (const text of texts) await person.say(text);
    });
    await until(() => balancer.posts.length > killAt, 10_000);
    await machines[0]!.kill();
    await Promise.all(talks);
    for (const person of group) {
      const transcript = await person.transcript();
      expect(accountOf(transcript)).toEqual(wellSaid(texts));
      expect(transcript.filter(({ text }) => text.includes('Your request is stored'))).toHaveLength(1);
      await expectHeard(person);
    }
    const storage = await openStorage({ url: settings['DATABASE_URL'] });
    const requests = await storage.callbacks.list('new', 100);
    await storage.close();
    expect(requests).toHaveLength(1 + group.length);
  },
  SLOW_MS,
);
