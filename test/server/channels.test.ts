/** Text messages and call-backs hang together with the server: the webhook's route, the way to the center. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { Chat, until } from './support/chat';
import { startServer, stopServers } from './support/server';

afterEach(stopServers);

const TEXTS = { TWILIO_AUTH_TOKEN: 'the-token', PUBLIC_URL: 'https://chat.example.org' };

function text(url: string, fields: Record<string, string>, signature?: string) {
  const signed = signature ?? getExpectedTwilioSignature('the-token', `${TEXTS.PUBLIC_URL}/api/sms`, fields);
  return fetch(`${url}/api/sms`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signed },
    body: new URLSearchParams(fields),
  });
}

const FIELDS = {
  MessageSid: 'SM1',
  From: '+12065550100',
  To: '+12065550111',
  Body: 'where do the donor cells come from',
  NumMedia: '0',
};

test('a signed text message gets its answer, the same one each time it is delivered', async () => {
  const server = await startServer(TEXTS);
  const [first, again] = [await text(server.url, FIELDS), await text(server.url, FIELDS)];
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  const body = await first.text();
  expect(body).toMatch(/^<\?xml.*<Message>.*donor/s);
  expect(await again.text()).toBe(body);
  expect(server.logged.join('')).not.toMatch(/5550100|donor cells/);
});

test('one that nobody signed is refused, and without a token there is no route', async () => {
  expect((await text((await startServer(TEXTS)).url, FIELDS, 'forged')).status).toBe(403);
  expect((await text((await startServer()).url, FIELDS)).status).toBe(404);
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
