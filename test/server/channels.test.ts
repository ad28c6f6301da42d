/** Text messages and call-backs hang together with the server: the webhook's route, the way to the center. */
import { Chat, until } from './support/chat';
import { startServer, stopServers } from './support/server';
import { sendText, TEXTS } from './support/texts';

afterEach(stopServers);

const QUESTION = 'where do the donor cells come from';

test('a signed text message gets its answer, the same one each time it is delivered', async () => {
  const server = await startServer(TEXTS);
  const deliver = () => sendText(server.url, QUESTION, { sid: 'SM-twice' });
  const [first, again] = [await deliver(), await deliver()];
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  const body = await first.text();
  expect(body).toMatch(/^<\?xml.*<Message>.*donor/s);
  expect(await again.text()).toBe(body);
  expect(server.logged.join('')).not.toMatch(/5550100|donor cells/);
});

test('one that nobody signed is refused, and without a token there is no route', async () => {
  expect((await sendText((await startServer(TEXTS)).url, QUESTION, { signature: 'forged' })).status).toBe(
    403,
  );
  expect((await sendText((await startServer()).url, QUESTION)).status).toBe(404);
});

test('a call-back request is taken only where somebody would be told', async () => {
  const without = await Chat.open((await startServer()).url);
  await without.say('please call me back');
  expect((await without.answers()).join(' ')).toMatch(/206-987-2106/);
  const mail = {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '1',
    SMTP_FROM: 'bot@example.org',
    CALLBACK_EMAIL: 'center@example.org',
  };
  const server = await startServer(mail);
  const chat = await Chat.open(server.url);
  await chat.say('please call me back');
  expect((await chat.answers()).join(' ')).toMatch(/call you back/);
});

test('whether an answer helped is kept', async () => {
  const server = await startServer();
  const chat = await Chat.open(server.url);
  await chat.say('where do the donor cells come from');
  await chat.say('Yes');
  await until(async () => (await server.app.storage.feedback.summary(0)).length === 1);
});
