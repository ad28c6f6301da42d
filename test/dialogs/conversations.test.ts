import { Rehearsal, type RehearsedTurn } from '../../src/bot/rehearsal';
import { plainText } from '../../src/channels/plain-text';
import type { CallbackSubmission, Channel } from '../../src/core/types';
import { type Conversation, type ExpectedTurn, readConversations } from '../support/conversations';
import { testRoom } from '../support/room';

const cases = readConversations().flatMap((conversation) =>
  conversation.channels.map((channel) => ({
    name: `${conversation.id} (${channel})`,
    conversation,
    channel,
  })),
);

function offeredIn({ turn }: RehearsedTurn): string[] {
  return turn?.replies.flatMap(({ choices }) => choices.map(({ value }) => value)) ?? [];
}

function readText(channel: Channel, { turn, sent }: RehearsedTurn): string {
  return (channel === 'sms' ? sent.map(({ text }) => text ?? '') : (turn?.replies.map(plainText) ?? [])).join(
    '\n\n',
  );
}

function check(expected: ExpectedTurn, channel: Channel, got: RehearsedTurn): void {
  expect({ user: expected.user, outcome: got.turn?.outcome }).toEqual({
    user: expected.user,
    outcome: expected.outcome,
  });
  if (expected.topics) expect(got.turn?.topics).toEqual(expected.topics);
  if (expected.language) expect(got.turn?.language).toBe(expected.language);
  const text = readText(channel, got);
  for (const part of expected.says ?? []) expect(text).toContain(part);
  if (expected.starts) expect(text.startsWith(expected.starts)).toBe(true);
  for (const title of expected.offers ?? []) expect(offeredIn(got)).toContain(title);
}

async function play(conversation: Conversation, channel: Channel): Promise<void> {
  const requests: CallbackSubmission[] = [];
  const callbacks = { submit: async (request: CallbackSubmission) => void requests.push(request) };
  const room = conversation.desk ? { ...testRoom(), callbacks } : testRoom();
  const rehearsal = new Rehearsal(room, (error) => {
    throw error;
  });
  await rehearsal.startAnew(conversation.language);
  let choices: string[] = [];
  for (const expected of conversation.turns) {
    const tap = /^\[tap (\d+)\]$/.exec(expected.user)?.[1];
    const text = tap === undefined ? expected.user : (choices[Number(tap) - 1] ?? expected.user);
    const got =
      expected.user === '[image]'
        ? await rehearsal.send(
            { attachments: [{ contentType: 'image/png', contentUrl: 'about:blank' }] },
            channel,
          )
        : await rehearsal.say(text, channel);
    check(expected, channel, got);
    if (offeredIn(got).length > 0) choices = offeredIn(got);
  }
  if (conversation.requests) expect(requests).toMatchObject(conversation.requests);
  if (conversation.requests) expect(requests).toHaveLength(conversation.requests.length);
}

test.each(cases)('$name', async ({ conversation, channel }) => {
  await play(conversation, channel);
});
