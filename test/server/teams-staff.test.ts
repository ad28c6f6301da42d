/** A call-back request on its way from a family to staff in Teams, and what families cannot reach, over HTTP. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import type { AdaptiveCard } from '../../src/channels/teams/cards/elements';
import { STAFF_WORDS } from '../../src/channels/teams/staff/words';
import { sampleCallback } from '../storage/support/samples';
import { Chat, send, until } from './support/chat';
import { Connector, type Sent } from './support/connector';
import { type Running, startServer, stopServer, stopServers } from './support/server';
import { sendText, TEXTS } from './support/texts';

const CHANNEL = '19:fedcba9876543210fedcba9876543210@thread.tacv2';
const CHAT = 'a:1personal-chat-with-the-bot';

let connector: Connector;
beforeEach(async () => {
  connector = await Connector.open();
});
afterEach(async () => {
  await stopServers();
  await connector.close();
});

function fixture(name: string, changes: Partial<Activity> = {}): Activity {
  const path = join(__dirname, '..', 'fixtures', 'teams', `${name}.json`);
  const activity = JSON.parse(readFileSync(path, 'utf8')) as Activity;
  return { ...activity, serviceUrl: connector.url, ...changes };
}

const deliver = ({ url }: Running, activity: Activity) => send(`${url}/api/messages`, 'POST', activity);
const say = (server: Running, text: string) => deliver(server, fixture('message-personal', { text }));
const sayInChannel = (server: Running, text: string) =>
  deliver(server, fixture('message-channel-mention', { text: `<at>Family FAQ</at> ${text}` }));

/** A parent asks for a call back on the website; gives what the bot says last. */
async function askForCall({ url }: Running): Promise<string> {
  const chat = await Chat.open(url);
  const said = ['please call me back', 'Ana Ruiz', '206-555-0100', 'evening', 'Español', 'skip', 'yes'];
  for (const text of said) await chat.say(text);
  return (await chat.answers()).at(-1) ?? '';
}

const cardOf = ({ activity }: Sent) => activity.attachments![0]!.content as AdaptiveCard;
const words = (value: unknown) => JSON.stringify(value);

async function told(count: number): Promise<Sent[]> {
  await until(() => connector.sent.length >= count);
  // One more would come at once: deliveries are made side by side.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return connector.take();
}

test('no request is taken until a conversation is told; then each is told once; after notify stop none is taken', async () => {
  const server = await startServer();
  expect(await askForCall(server)).not.toContain('stored');
  await sayInChannel(server, 'notify here');
  await say(server, 'notify here');
  connector.take();
  expect(await askForCall(server)).toContain('Your request is stored');
  const sent = await told(2);
  expect(sent.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    `POST /v3/conversations/${CHANNEL}/activities`,
    `POST /v3/conversations/${CHAT}/activities`,
  ]);
  for (const each of sent) {
    expect(each.activity).toMatchObject({ type: 'message', summary: 'A family asks for a call back' });
    expect(words(cardOf(each))).toMatch(/Interpreter needed.*Ana Ruiz.*Language: Spanish.*website/s);
  }
  expect(await server.app.storage.outbox.counts()).toEqual({ pending: 0, sent: 2, dead: 0 });
  await sayInChannel(server, 'notify stop');
  await say(server, 'notify stop');
  connector.take();
  expect(await askForCall(server)).not.toContain('stored');
  expect(server.logged.join('')).not.toMatch(/Ana Ruiz|5550100|555-0100/);
});

test('a tap on the card claims it, for everybody; the next one is told who was faster', async () => {
  const server = await startServer();
  await sayInChannel(server, 'notify here');
  connector.take();
  await askForCall(server);
  const [card] = (await told(1)).map(cardOf);
  const data = {
    id: (await server.app.storage.callbacks.list('new', 1))[0]!.id,
    language: 'en',
    view: 'one',
  };
  expect(words(card)).toContain(words(data).slice(1, -1));
  const tap = (name: string) =>
    deliver(
      server,
      fixture('tap-choice', {
        from: { id: `29:${name}`, name },
        value: { action: { verb: 'request-claim', data } },
      }),
    );
  const [kim, lee] = [await tap('Kim'), await tap('Lee')];
  expect(words(kim.json.value)).toContain('Kim will call');
  expect(words(lee.json.value)).toContain('someone else was faster. Kim will call');
  const updates = connector.take();
  expect(updates.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PUT /v3/conversations/${CHAT}/activities/1700000000101`,
  ]);
  expect(cardOf(updates[0]!)).toEqual(kim.json.value);
});

test('a conversation that was told stays told after a restart, also of what was stored while Teams was away', async () => {
  const first = await startServer();
  await sayInChannel(first, 'notify here');
  connector.take();
  connector.refusesWith = 403;
  expect(await askForCall(first)).toContain('Your request is stored');
  const failed = () => first.logged.find((line) => line.includes('a call-back request was not delivered'));
  await until(() => failed() !== undefined);
  expect(failed()).toContain('403');
  await stopServer(first);
  connector.refusesWith = undefined;
  const hourLater = () => Date.now() + 3_600_000;
  await startServer(first.env, { nowMs: hourLater });
  expect(words((await told(1)).map(cardOf))).toContain('Ana Ruiz');
});

test.each(STAFF_WORDS)('"%s" of a family on the website is a question, and tells nothing', async (word) => {
  const server = await startServer();
  const chat = await Chat.open(server.url);
  await chat.say(word);
  expect((await chat.answers()).join(' ')).not.toMatch(/Open call-back requests|last 7 days|is now told/);
  expect(await server.app.storage.teamsTargets.list()).toEqual([]);
});

test('the same words by text message, and by other channels of the service, reach nothing of staff', async () => {
  const server = await startServer(TEXTS);
  await server.app.storage.callbacks.create({ ...sampleCallback('r1'), name: 'Ana Ruiz' }, [], Date.now());
  for (const word of STAFF_WORDS) {
    const text = await sendText(server.url, word);
    expect(await text.text()).not.toMatch(/Ana Ruiz|is now told|last 7 days/);
    for (const channelId of ['webchat', 'sms', 'directline', 'emulator'])
      await deliver(server, fixture('message-personal', { text: word, channelId }));
  }
  for (const channelId of ['webchat', 'sms', 'directline', 'emulator'])
    for (const name of ['search', 'tap-choice']) {
      const value = { action: { verb: 'request-show', data: { id: 'r1' } } };
      const { text } = await deliver(
        server,
        fixture(name, { channelId, ...(name === 'search' ? {} : { value }) }),
      );
      expect(text).not.toMatch(/Ana Ruiz|composeExtension/);
    }
  expect(words(connector.take())).not.toMatch(/Ana Ruiz|is now told|last 7 days|Open call-back/);
  expect(await server.app.storage.teamsTargets.list()).toEqual([]);
});

test('the search answers over HTTP, and language es holds for it', async () => {
  const server = await startServer();
  const value = { commandId: 'answer', parameters: [{ name: 'query', value: 'donor cells' }] };
  const search = async () => (await deliver(server, fixture('search', { value }))).json.composeExtension;
  expect((await search()).attachments[0].content).toMatchObject({ type: 'AdaptiveCard', lang: 'en' });
  await say(server, 'where do the donor cells come from');
  connector.take();
  await say(server, 'language es');
  const said = connector.take().map(({ activity }) => activity);
  expect(said[0]?.text).toContain('Español');
  expect(words(said.at(-1))).toContain('¿De dónde vienen las células del donante?');
  expect((await search()).attachments[0].content).toMatchObject({ lang: 'es' });
});
