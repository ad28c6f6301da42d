import { createHash } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { FamilyBot } from '../../../src/bot/family-bot';
import { createSides, sideOf } from '../../../src/channels/sides';
import { SmsConversation, storedLanguage } from '../../../src/channels/sms/conversation';
import { createSmsWebhook } from '../../../src/channels/sms/webhook';
import { openStorage } from '../../../src/storage/open-storage';
import type { Storage } from '../../../src/storage/storage';
import { testRoom } from '../../support/room';

const TOKEN = 'test-auth-token';
const URL = 'https://example.org/api/sms';
const room = testRoom();
const keyedHash = (value: string) => createHash('sha256').update(`key${value}`).digest('hex').slice(0, 32);
let storage: Storage;
let nowMs = 1_000_000;
let turns = 0;
let sid = 0;

beforeEach(async () => {
  storage = await openStorage({ directory: ':memory:' });
  turns = 0;
});
afterEach(() => storage.close());

function webhook(bot?: { run(): Promise<void> }, patienceMs = 5_000, receipts = storage.receipts) {
  const sides = createSides({ translate: () => room.translate, keyedHash });
  const family = new FamilyBot({
    room: () => room,
    state: storage.state,
    channelSide: (activity) => sideOf(sides, activity),
    nowMs: () => nowMs,
    observe: () => {
      turns += 1;
    },
  });
  const conversation = new SmsConversation({
    optOuts: storage.optOuts,
    limits: storage.limits,
    keyedHash,
    nowMs: () => nowMs,
    translate: () => room.translate,
    commands: () =>
      new Map([...room.knowledge.languages].map(([language, { commands }]) => [language, commands])),
    languageOf: async (key) => storedLanguage((await storage.state.read(key))?.value),
    isAlarm: (text, language) =>
      ['emergency', 'crisis', 'urgent-symptoms'].includes(room.triage(text, language).level),
    bot: bot ?? family,
    onError: () => {},
    patienceMs,
  });
  return createSmsWebhook({
    authToken: TOKEN,
    publicUrl: URL,
    receipts,
    conversation,
    keyedHash,
    nowMs: () => nowMs,
  });
}

function delivery(body: string, from = '+12065550100', more: Record<string, string> = {}) {
  sid += 1;
  return { MessageSid: `SM${sid}`, From: from, To: '+12065550199', Body: body, NumMedia: '0', ...more };
}

async function text(
  handle: ReturnType<typeof webhook>,
  body: string,
  from?: string,
  more?: Record<string, string>,
): Promise<string> {
  const fields = delivery(body, from, more);
  const answer = await handle(fields, getExpectedTwilioSignature(TOKEN, URL, fields));
  expect(answer.status).toBe(200);
  return answer.body;
}

test('a signed text is answered, a wrong or missing signature is refused', async () => {
  const handle = webhook();
  const fields = delivery('where do the donor cells come from');
  const signature = getExpectedTwilioSignature(TOKEN, URL, fields);
  expect((await handle(fields, undefined)).status).toBe(403);
  expect(
    (
      await handle(
        fields,
        signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      )
    ).status,
  ).toBe(403);
  expect((await handle({ ...fields, Body: 'other words' }, signature)).status).toBe(403);
  expect(turns).toBe(0);
  const { status, body } = await handle(fields, signature);
  expect(status).toBe(200);
  expect(body).toContain('healthy family member or other donor');
  expect(body).toContain('206-987-2106');
});

test('the first text says who this is, after the answer; the second does not', async () => {
  const handle = webhook();
  expect(await text(handle, 'is there help with housing')).toContain('Reply HELP for help, STOP to end');
  expect(await text(handle, 'is there help with school')).not.toContain('STOP to end');
});

test('a repeated delivery gets the same reply and is one turn', async () => {
  const handle = webhook();
  const fields = delivery('how do we pay');
  const signature = getExpectedTwilioSignature(TOKEN, URL, fields);
  const [first, second] = await Promise.all([handle(fields, signature), handle(fields, signature)]);
  expect(second.body).toBe(first.body);
  expect((await handle(fields, signature)).body).toBe(first.body);
  expect(turns).toBe(1);
});

test('what a process that died had begun, or decided and not sent, is answered once by another', async () => {
  let wake = () => {};
  const stalled = { run: () => new Promise<void>((resolve) => (wake = resolve)) };
  const fields = delivery('how do we pay');
  const signature = getExpectedTwilioSignature(TOKEN, URL, fields);
  const late = webhook(stalled, 60_000)(fields, signature);
  const quick = await webhook()(fields, signature);
  expect(quick.body).toContain('<Message>');
  wake();
  expect(await late).toEqual(quick);
  const decided = delivery('is there help with housing');
  const unsettled = { ...storage.receipts, settle: () => new Promise<string>(() => {}) };
  void webhook(undefined, 5_000, unsettled)(decided, getExpectedTwilioSignature(TOKEN, URL, decided));
  while (turns < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  const again = await webhook()(decided, getExpectedTwilioSignature(TOKEN, URL, decided));
  expect(again.body).toContain('hous');
  expect(turns).toBe(2);
}, 20_000);

test.each(['STOP', 'stop.', 'Unsubscribe', 'please stop texting me', 'QUIT', 'end'])(
  '"%s" ends messages with one word of good-bye',
  async (word) => {
    const handle = webhook();
    expect(await text(handle, word)).toContain('You will get no more messages');
    expect(await text(handle, word)).not.toContain('<Message>');
    expect(await text(handle, 'where do donor cells come from')).not.toContain('<Message>');
    expect(await text(handle, 'START')).toContain('Welcome back');
    expect(await text(handle, 'where do donor cells come from')).toContain('donor');
  },
);

test.each([
  'can we stop the chemo early',
  'when does treatment end',
  'i want to cancel our appointment',
  'help my son cannot breathe',
])('"%s" is no keyword', async (sentence) => {
  const reply = await text(webhook(), sentence);
  expect(reply).toContain('<Message>');
  expect(reply).not.toContain('no more messages');
  if (sentence.startsWith('help')) expect(reply).toMatch(/<Message>[^<]{0,40}911/);
});

test("Twilio's own opt-out field is understood", async () => {
  const handle = webhook();
  expect(await text(handle, 'Arret', '+12065550101', { OptOutType: 'STOP' })).toContain('no more messages');
  expect(await text(handle, 'hello', '+12065550101')).not.toContain('<Message>');
});

test('HELP says who this is and how to stop', async () => {
  const reply = await text(webhook(), 'HELP');
  expect(reply).toContain('206-987-2106');
  expect(reply).toContain('STOP');
});

test('a picture gets a kind word', async () => {
  expect(await text(webhook(), '', '+12065550102', { NumMedia: '1' })).toContain('I can only read text');
});

test('a burst gets one kind sentence, then silence for the minute; an alarm is always answered', async () => {
  const handle = webhook();
  const replies: string[] = [];
  for (let n = 0; n < 16; n += 1) replies.push(await text(handle, `question ${n} about school`));
  expect(replies.filter((reply) => reply.includes('Many messages came at once'))).toHaveLength(1);
  expect(replies.at(-1)).not.toContain('<Message>');
  expect(await text(handle, 'she is not breathing')).toContain('911');
  nowMs += 61_000;
  expect(await text(handle, 'is there help with school')).toContain('<Message>');
});

test('an error or a slow turn still answers with the phone', async () => {
  const broken = webhook({ run: () => Promise.reject(new Error('no')) });
  expect(await text(broken, 'hello')).toContain('206-987-2106');
  const slow = webhook({ run: () => new Promise((resolve) => setTimeout(resolve, 300)) }, 50);
  expect(await text(slow, 'hello')).toContain('206-987-2106');
});

test('the plain number is in no table', async () => {
  const handle = webhook();
  await text(handle, 'where do donor cells come from', '+12065550177');
  await text(handle, 'STOP', '+12065550177');
  const key = `sms-${keyedHash('+12065550177')}`;
  expect(JSON.stringify((await storage.state.read(key))?.value)).not.toContain('5550177');
  expect(await storage.optOuts.has(key)).toBe(true);
});

test('1,000 senders at once are not mixed', async () => {
  const handle = webhook();
  const questions = [
    ['where do the donor cells come from', 'donor'],
    ['is there a chaplain', 'piritual'],
    ['how do i get a second opinion', 'second opinion'],
  ] as const;
  const senders = Array.from({ length: 1_000 }, (_, n) => ({
    from: `+1206${String(1_000_000 + n)}`,
    question: questions[n % 3]!,
  }));
  const replies = await Promise.all(senders.map(({ from, question }) => text(handle, question[0], from)));
  for (const [n, reply] of replies.entries()) expect(reply).toContain(questions[n % 3]![1]);
  expect(turns).toBe(1_000);
}, 60_000);
