import { createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createTeller } from '../../src/channels/teams/staff/tell-teams';
import { createDesk, NobodyToTell } from '../../src/delivery/desk';
import { createMailer, mailOf } from '../../src/delivery/mail';
import {
  deliverDue,
  MOST_ATTEMPTS,
  reasonOf,
  startWorker,
  type WorkerParts,
  waitMs,
} from '../../src/delivery/outbox-worker';
import { openStorage } from '../../src/storage/open-storage';
import type { Delivery, OutboxItem, Storage } from '../../src/storage/storage';
import { testRoom } from '../support/room';

const MAIL: Delivery = { kind: 'email', target: '' };
const HOUR_MS = 3_600_000;
let storage: Storage;
let nowMs = 0;
const servers: (SMTPServer | Server)[] = [];

beforeEach(async () => {
  storage = await openStorage({ directory: ':memory:' });
  nowMs = Date.UTC(2026, 10, 23, 12);
});
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise((done) => server.close(() => done(undefined)))),
  );
  await storage.close();
});

function request(id: string) {
  return {
    id,
    name: 'Ana <b>',
    phone: '(206) 555-0123',
    bestTime: 'any',
    language: 'Soomaali',
    interpreter: true,
    topic: '',
    channel: 'web',
    conversationKey: 'c1',
  } as const;
}

const desk = () =>
  createDesk({ callbacks: storage.callbacks, deliveries: async () => [MAIL], nowMs: () => nowMs });

async function mailServer(refuse?: () => Error | undefined): Promise<{ port: number; mails: string[] }> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse?.()),
    onData(stream, _session, done) {
      let mail = '';
      stream.on('data', (chunk: Buffer) => {
        mail += chunk.toString();
      });
      stream.on('end', () => {
        mails.push(mail);
        done();
      });
    },
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { port: (server.server.address() as { port: number }).port, mails };
}

const settings = (port: number) => ({
  host: '127.0.0.1',
  port,
  secure: false,
  requireTls: false,
  from: 'bot@example.org',
  to: 'center@example.org',
});

function parts(deliver: WorkerParts['deliver'], failures: string[] = []): WorkerParts {
  return {
    outbox: storage.outbox,
    deliver,
    nowMs: () => nowMs,
    onFailure: (_kind, reason) => failures.push(reason),
  };
}

test('a request becomes one mail, its subject without a person', async () => {
  const { port, mails } = await mailServer();
  await desk().submit(request('r1'));
  await desk().submit(request('r1'));
  await deliverDue(parts({ email: createMailer(settings(port)) }));
  await deliverDue(parts({ email: createMailer(settings(port)) }));
  expect(mails).toHaveLength(1);
  const [mail] = mails as [string];
  expect(mail).toMatch(/^Subject: Call-back request \(interpreter: Soomaali\)/m);
  expect(mail).toContain('Phone: (206) 555-0123');
  expect(mail).toContain('Ana &lt;b&gt;');
  expect(await storage.outbox.counts()).toMatchObject({ pending: 0, sent: 1, dead: 0 });
});

test('a server that is down for an hour: kept, tried again with growing waits, sent once when it is back', async () => {
  const failures: string[] = [];
  const down = createMailer(settings(1));
  await desk().submit(request('r1'));
  const end = nowMs + HOUR_MS;
  for (; nowMs < end; nowMs += 10_000) await deliverDue(parts({ email: down }, failures));
  expect(failures.length).toBeGreaterThan(4);
  expect(failures.length).toBeLessThan(12);
  expect(new Set(failures)).toEqual(new Set(['ESOCKET']));
  const { port, mails } = await mailServer();
  nowMs += HOUR_MS;
  await deliverDue(parts({ email: createMailer(settings(port)) }));
  expect(mails).toHaveLength(1);
});

test('a server that refuses the recipient is a failure with its code and without words', async () => {
  const failures: string[] = [];
  const { port } = await mailServer(() =>
    Object.assign(new Error('no such box for Ana'), { responseCode: 550 }),
  );
  await desk().submit(request('r1'));
  await deliverDue(parts({ email: createMailer(settings(port)) }, failures));
  expect(failures).toEqual(['EENVELOPE 550']);
});

test('a server without TLS gets nothing where TLS is required', async () => {
  const failures: string[] = [];
  const { port, mails } = await mailServer();
  await desk().submit(request('r1'));
  const strict = createMailer({ ...settings(port), requireTls: true });
  await deliverDue(parts({ email: strict }, failures));
  expect([mails.length, failures.length]).toEqual([0, 1]);
});

test('a half-open server does not hold a delivery for ever', async () => {
  const silent = createServer(() => {});
  servers.push(silent);
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  const port = (silent.address() as { port: number }).port;
  const failures: string[] = [];
  await desk().submit(request('r1'));
  const started = Date.now();
  await deliverDue(parts({ email: createMailer(settings(port), 500) }, failures));
  expect(failures).toEqual(['ETIMEDOUT']);
  expect(Date.now() - started).toBeLessThan(15_000);
});

test('what is given up stands where staff can see it, and can be tried again', async () => {
  await desk().submit(request('r1'));
  const failing = parts({ email: () => Promise.reject(new Error('Ana cannot be reached')) });
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await deliverDue(failing);
    nowMs += HOUR_MS;
  }
  const [letter] = await storage.outbox.deadLetters(5);
  expect(letter).toMatchObject({ callbackId: 'r1', reason: 'Error', attempts: MOST_ATTEMPTS });
  expect(await storage.outbox.revive(letter!.id, nowMs)).toBe(true);
  let delivered = 0;
  await deliverDue(
    parts({
      email: async () => {
        delivered += 1;
      },
    }),
  );
  expect(delivered).toBe(1);
});

test('two workers on one outbox deliver each request once', async () => {
  for (let n = 0; n < 30; n += 1) await desk().submit(request(`r${n}`));
  const seen: string[] = [];
  const slow = async ({ request: { id } }: OutboxItem) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(id);
  };
  await Promise.all([deliverDue(parts({ email: slow })), deliverDue(parts({ email: slow }))]);
  expect(seen).toHaveLength(30);
  expect(new Set(seen).size).toBe(30);
});

test('a nudge during a round starts another one; stop waits', async () => {
  const seen: string[] = [];
  const worker = startWorker(parts({ email: async ({ request: { id } }) => void seen.push(id) }), () => {});
  await desk().submit(request('a'));
  worker.nudge();
  await desk().submit(request('b'));
  worker.nudge();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await worker.stop();
  expect(seen.sort()).toEqual(['a', 'b']);
});

describe('to Teams', () => {
  const TARGETS = ['19:day@thread.tacv2', '19:night@thread.tacv2'];
  const sent: string[] = [];
  const deliveries = async () => TARGETS.map((target): Delivery => ({ kind: 'teams', target }));
  const teamsDesk = () => createDesk({ callbacks: storage.callbacks, deliveries, nowMs: () => nowMs });
  const teller = (failure?: (target: string) => unknown) =>
    createTeller({
      targets: storage.teamsTargets,
      room: testRoom,
      async write({ conversation }) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        const error = failure?.(conversation!.id);
        if (error !== undefined) throw error;
        sent.push(conversation!.id);
      },
    });
  beforeEach(async () => {
    sent.splice(0);
    for (const id of TARGETS) {
      const reference = { reference: { conversation: { id }, locale: 'es-MX' } };
      await storage.teamsTargets.upsert({ conversationId: id, reference }, nowMs);
    }
  });

  test('each conversation is told once, however many workers there are', async () => {
    for (const id of ['r1', 'r2', 'r3']) await teamsDesk().submit(request(id));
    await teamsDesk().submit(request('r1'));
    await Promise.all([1, 2, 3].map(() => deliverDue(parts({ teams: teller() }))));
    await deliverDue(parts({ teams: teller() }));
    expect(sent.sort()).toEqual([...TARGETS, ...TARGETS, ...TARGETS].sort());
  });

  test('one that refuses is tried again with growing waits and given up at last; the other is told once', async () => {
    const failures: string[] = [];
    await teamsDesk().submit(request('r1'));
    const refusing = teller((target) =>
      target === TARGETS[0]
        ? Object.assign(new Error('Ana'), { code: 'Forbidden', statusCode: 403 })
        : undefined,
    );
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      await deliverDue(parts({ teams: refusing }, failures));
      nowMs += HOUR_MS;
    }
    expect(sent).toEqual([TARGETS[1]]);
    expect(failures).toEqual(Array(MOST_ATTEMPTS).fill('Forbidden 403'));
    const [letter, ...others] = await storage.outbox.deadLetters(5);
    expect(letter).toMatchObject({ kind: 'teams', target: TARGETS[0], attempts: MOST_ATTEMPTS });
    expect(others).toEqual([]);
    await storage.outbox.revive(letter!.id, nowMs);
    await deliverDue(parts({ teams: teller() }));
    expect(sent).toEqual([TARGETS[1], TARGETS[0]]);
  });

  test('a conversation that is told no longer is given up at once, where staff can see it', async () => {
    await teamsDesk().submit(request('r1'));
    await storage.teamsTargets.remove(TARGETS[0]!);
    await deliverDue(parts({ teams: teller() }));
    expect(sent).toEqual([TARGETS[1]]);
    expect(await storage.outbox.deadLetters(5)).toMatchObject([
      { target: TARGETS[0], reason: 'NOTIFY-STOPPED', attempts: 1 },
    ]);
  });

  test('a request that nobody would be told of is not stored', async () => {
    const alone = createDesk({
      callbacks: storage.callbacks,
      deliveries: async () => [],
      nowMs: () => nowMs,
    });
    await expect(alone.submit(request('r1'))).rejects.toThrow(NobodyToTell);
    expect(await storage.callbacks.find('r1')).toBeUndefined();
  });
});

test('waits double up to an hour; the Message-ID of an item stays', () => {
  expect([1, 2, 3, 20].map(waitMs)).toEqual([30_000, 60_000, 120_000, HOUR_MS]);
  expect(reasonOf({ code: 'ECONNREFUSED' })).toBe('ECONNREFUSED');
  const item = {
    id: '7',
    attempts: 2,
    request: { ...request('r1'), state: 'new', createdMs: 0, history: [] },
  } as unknown as OutboxItem;
  expect(mailOf(item, { from: 'a@b.c', to: 'd@e.f' })).toMatchObject({
    messageId: '<callback-7@family-support-bot>',
  });
});
