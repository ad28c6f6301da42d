/** Microsoft Teams from the door to the connector: every kind of activity as Teams sends it, over HTTP. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import type { AdaptiveCard } from '../../src/channels/teams/cards/elements';
import { send } from './support/chat';
import { Connector, type Sent } from './support/connector';
import { type Running, startServer, stopServers } from './support/server';

const CALLBACKS = {
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '9',
  SMTP_FROM: 'bot@example.org',
  CALLBACK_EMAIL: 'center@example.org',
};

let connector: Connector;
let server: Running;
let cases = 0;

beforeAll(async () => {
  connector = await Connector.open();
  server = await startServer(CALLBACKS);
});
afterAll(async () => {
  await stopServers();
  await connector.close();
});
/** Every case talks in conversations of its own. */
beforeEach(() => {
  cases += 1;
  connector.take();
});

function fixture(name: string, changes: Partial<Activity> = {}): Activity {
  const text = readFileSync(join(__dirname, '..', 'fixtures', 'teams', `${name}.json`), 'utf8');
  const activity = JSON.parse(text) as Activity;
  const id = activity.conversation.id.replace(/^(\w+:)/, `$1${cases}-`);
  return {
    ...activity,
    serviceUrl: connector.url,
    conversation: { ...activity.conversation, id },
    ...changes,
  };
}

async function deliver(name: string, changes: Partial<Activity> = {}) {
  const { status, json } = await send(`${server.url}/api/messages`, 'POST', fixture(name, changes));
  return { status, json, sent: connector.take() };
}

function say(text: string, changes: Partial<Activity> = {}) {
  return deliver('message-personal', { text, ...changes });
}

function cardOf({ activity }: Sent): AdaptiveCard {
  return activity.attachments![0]!.content as AdaptiveCard;
}

/** Everything that a reader of the card sees. */
function words(card: unknown): string {
  return JSON.stringify(card);
}

function tapOf(card: AdaptiveCard, title: string) {
  const actions = card.body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
  const action = actions.find((each) => each.title === title);
  if (action?.type !== 'Action.Execute') throw new Error(`no button ${title}`);
  return { action: { type: action.type, verb: action.verb, data: action.data }, trigger: 'manual' };
}

test.each<[name: string, texts: readonly RegExp[]]>([
  ['message-personal', [/family member or other donor/]],
  ['message-group-mention', [/family member or other donor/]],
  ['message-channel-mention', [/family member or other donor/]],
  ['message-picture', [/I can only read text/]],
  ['message-edited', [/as it was first sent/]],
  ['message-edited-danger', [/911/]],
  ['message-deleted', []],
  ['message-undeleted', []],
  ['reaction-added', []],
  ['reaction-removed', []],
  ['installed-personal', [/^(?=.*"lang":"es")(?=.*Hola)/s]],
  ['installed-team', [/"lang":"es"/]],
  ['installed-upgrade', []],
  ['uninstalled', []],
  ['members-personal', [/Hello\. I am the automatic helper/]],
  ['members-person-only', [/Hello\. I am the automatic helper/]],
  ['members-bot-only', []],
  ['member-joined-team', []],
  ['member-left-team', []],
  ['bot-removed-from-team', []],
  ['team-renamed', []],
  ['channel-created', []],
  ['read-receipt', []],
  ['typing', []],
  ['tap-submit', [/"Where are transplants done\?"/]],
])('%s', async (name, texts) => {
  const { status, sent } = await deliver(name);
  expect({ status, sent: sent.length }).toEqual({ status: 200, sent: texts.length });
  texts.forEach((text, index) => {
    expect(words(cardOf(sent[index]!))).toMatch(text);
  });
  for (const { activity } of sent) {
    expect(activity.text).toBeUndefined();
    expect(activity.summary).toMatch(/\S/);
  }
});

test.each(['message-personal', 'message-group-mention', 'message-channel-mention'])(
  '%s is answered where it was asked',
  async (name) => {
    const asked = fixture(name);
    const [answer] = (await deliver(name)).sent;
    expect(answer?.path).toBe(`/v3/conversations/${asked.conversation.id}/activities/${asked.id}`);
  },
);

test('installed and members added together: one welcome, in the language of the installation', async () => {
  const both = ['members-personal', 'installed-personal'].map((name) => fixture(name));
  await Promise.all(both.map((activity) => send(`${server.url}/api/messages`, 'POST', activity)));
  expect(connector.take().map((each) => cardOf(each).lang)).toEqual(['es']);
  expect((await deliver('installed-personal', { id: 'f:install-2' })).sent).toEqual([]);
  await deliver('uninstalled');
  expect((await deliver('installed-personal', { id: 'f:install-3' })).sent).toHaveLength(1);
});

test('in a group each person has a talk of their own', async () => {
  const [asked] = (await deliver('message-group-mention', { text: 'transplant' })).sent;
  const first = 'What is a stem cell transplant, and who needs one?';
  expect(words(cardOf(asked!))).toContain(first);
  const other = { id: '29:1-somebody-else', name: '' };
  const [otherAnswer] = (await deliver('message-group-mention', { text: '1', from: other })).sent;
  expect(words(cardOf(otherAnswer!))).not.toContain(first);
  const [answer] = (await deliver('message-group-mention', { text: '1' })).sent;
  expect(cardOf(answer!).body[0]).toMatchObject({ text: first });
});

const GONE = { action: { verb: 'say', data: { say: 'xqzt', action: { topic: 'a-topic-of-long-ago' } } } };

describe('a tap', () => {
  test('on a question asked back: the answer takes its place, for everybody and for good', async () => {
    const [asked] = (await say('transplant')).sent;
    const title = 'Where are transplants done?';
    const { status, json, sent } = await deliver('tap-choice', { value: tapOf(cardOf(asked!), title) });
    expect({ status, code: json.statusCode, type: json.type }).toEqual({
      status: 200,
      code: 200,
      type: 'application/vnd.microsoft.card.adaptive',
    });
    expect(json.value.body[0].text).toBe(title);
    expect(sent.map(({ method }) => method)).toEqual(['PUT']);
    expect(sent[0]?.path).toMatch(/\/activities\/1700000000101$/);
    expect(cardOf(sent[0]!)).toEqual(json.value);
  });

  test('on a related question: the answer stays, the new one stands under it', async () => {
    const { json, sent } = await deliver('tap-related');
    expect(json.value.body[0].text).toBe('Where do donor cells come from?');
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
    expect(words(cardOf(sent[0]!))).toContain('What happens during a transplant?');
  });

  test('on "Yes" under an answer: thanks in the place of the question, and it is counted for that answer', async () => {
    await say('what is relapsed ALL');
    const { json, sent } = await deliver('tap-helped');
    expect(sent).toEqual([]);
    expect(words(json.value)).toContain('Thank you for telling me.');
    expect(words(json.value)).not.toContain('Did this help?');
    const [counted] = await server.app.storage.feedback.summary(0);
    expect(counted).toMatchObject({ topic: 'stem-cell-donor' });
  });

  test('on "No": the question is gone, other ways follow', async () => {
    const { json, sent } = await deliver('tap-not-helped');
    expect(words(json.value)).not.toContain('Did this help?');
    expect(words(cardOf(sent[0]!))).toContain('tel:206-987-2106');
  });

  test('of long ago does what it says, whatever was said since', async () => {
    const [answer] = (await say('where do the donor cells come from')).sent;
    await say('please call me back');
    const related = tapOf(cardOf(answer!), 'What happens during a transplant?');
    const { sent } = await deliver('tap-related', { value: related });
    expect(sent.map((each) => words(cardOf(each)))).toEqual([
      expect.stringContaining('What happens during a transplant?'),
      expect.stringContaining('You had started to ask for a call back'),
    ]);
  });

  test('that refreshes a card keeps its language', async () => {
    const { json, sent } = await deliver('tap-refresh');
    expect(json.value).toMatchObject({ lang: 'ar', rtl: true });
    expect(words(json.value)).toContain('stem-cell-donor');
    expect(sent).toEqual([]);
  });

  test('that refreshes an answer that is no more gets the way to people, in the same language', async () => {
    const { json } = await deliver('tap-refresh-forgotten');
    expect(json.value.lang).toBe('ar');
    expect(words(json.value)).toContain('tel:206-987-2106');
  });

  test.each([
    ['of another program', 'tap-unknown', {}],
    ['without anything', 'tap-choice', { value: undefined }],
    ['with nonsense', 'tap-choice', { value: { action: 7 } }],
    ['without words', 'tap-choice', { value: { action: { verb: 'say', data: { say: 5 } } } }],
    ['for a topic that is no more', 'tap-choice', { value: GONE }],
  ])('%s is answered kindly', async (_name, name, changes) => {
    const { status, json } = await deliver(name, changes as Partial<Activity>);
    expect(status).toBe(200);
    expect(words(json.value)).toMatch(/206-987-2106/);
  });
});

test('a call back is asked for in one form, and a tap sends it', async () => {
  const [form] = (await say('please call me back')).sent;
  const inputs = cardOf(form!).body.filter(({ type }) => type === 'Input.Text');
  expect(inputs.map(({ id }) => id)).toEqual([
    'field.name',
    'field.phone',
    'field.time',
    'field.callLanguage',
    'field.topic',
  ]);
  const filled = tapOf(cardOf(form!), 'Go on');
  const values = { 'field.name': 'The ward', 'field.phone': '206-555-0100', 'field.callLanguage': 'English' };
  const asked = await deliver('tap-choice', {
    value: { ...filled, action: { ...filled.action, data: { ...filled.action.data, ...values } } },
  });
  expect(words(asked.json.value)).toContain('(206) 555-0100');
  const done = await deliver('tap-choice', { value: tapOf(asked.json.value, 'Yes, send it') });
  expect(words(done.json.value)).toContain('Your request is stored');
});

test('danger is a card with numbers to tap, in the language of the words', async () => {
  const [card] = (await say('mi hijo no respira')).sent.map(cardOf);
  expect(card).toMatchObject({ lang: 'es', body: [{ type: 'Container', style: 'attention' }, {}] });
  expect(words(card)).toContain('"url":"tel:911"');
});

test('an invoke that nobody answers is said to be none of ours', async () => {
  expect((await deliver('invoke-unknown')).status).toBe(501);
});

test('a person’s words reach no log', async () => {
  await say('my daughter Zuzanna has a question');
  await deliver('tap-choice', { value: { action: { verb: 'say', data: { say: 'Zuzanna again' } } } });
  expect(server.logged.join('')).not.toMatch(/Zuzanna/);
});
