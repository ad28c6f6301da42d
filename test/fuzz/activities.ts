/** Conversations of any activities with the whole bot, in process. */
import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import type { Room } from '../../dialogs/room';
import { Rehearsal } from '../../src/bot/rehearsal';
import { readServiceActivity } from '../../src/channels/bot-service/incoming';
import type { Fuzz } from './support/property';
import { anything, noise, TRACE, text } from './support/words';

const TYPES = [
  'message',
  'message',
  'message',
  'conversationUpdate',
  'event',
  'invoke',
  'messageReaction',
  'typing',
];
const CHANNELS = ['directline', 'webchat', 'sms', 'msteams', 'emulator', 'facebook', ''];
const LOCALES = ['en-US', 'es-MX', 'so', 'vi-VN', 'zh-Hant-TW', 'zh', 'ar', 'am-ET', 'ko', 'fr', 'xx-yy'];

const account = fc.record(
  { id: fc.oneof(fc.constantFrom('me', 'bot'), noise), name: anything },
  { requiredKeys: ['id'] },
);

const form = fc.record({
  form: fc.oneof(fc.constant('callback'), noise),
  values: fc.dictionary(
    fc.constantFrom('name', 'phone', 'time', 'callLanguage', 'topic', 'x'),
    fc.oneof(text, anything),
  ),
});

const activity = fc.record(
  {
    type: fc.oneof(fc.constantFrom(...TYPES), noise),
    id: fc.oneof(fc.constantFrom('a', 'b'), noise),
    channelId: fc.oneof(fc.constantFrom(...CHANNELS), noise),
    from: fc.oneof({ weight: 5, arbitrary: account }, anything),
    recipient: fc.oneof({ weight: 5, arbitrary: account }, anything),
    conversation: fc.oneof({ weight: 9, arbitrary: fc.record({ id: fc.constant('fuzz') }) }, anything),
    text: fc.oneof({ weight: 9, arbitrary: text }, anything),
    value: fc.oneof(form, anything),
    locale: fc.oneof(fc.constantFrom(...LOCALES), noise, anything),
    attachments: fc.oneof(fc.array(anything), anything),
    membersAdded: fc.oneof(fc.array(account), anything),
    channelData: anything,
    entities: anything,
    timestamp: anything,
    name: anything,
    serviceUrl: fc.oneof(fc.constant('http://localhost:9'), noise),
    deliveryMode: anything,
  },
  { requiredKeys: ['type', 'channelId', 'from', 'conversation'] },
);

function checkReply(reply: Partial<Activity>): void {
  const written = JSON.stringify(reply);
  if (TRACE.test(reply.text ?? '')) throw new Error('a reply shows a trace');
  if (reply.type === 'message' && !reply.text && !reply.attachments?.length)
    throw new Error(`an empty reply: ${written}`);
}

export function fuzzActivities(room: () => Room): Fuzz<unknown[]> {
  return {
    name: 'activities to the bot',
    share: 30,
    input: fc.array(activity, { minLength: 1, maxLength: 6 }),
    check: async (bodies) => {
      const rehearsal = new Rehearsal({ ...room(), callbacks: { submit: async () => {} } }, (error) => {
        throw error;
      });
      for (const body of bodies) {
        const read = readServiceActivity(body);
        if ('field' in read) continue;
        const { sent } = await rehearsal.send(read.activity, 'web');
        for (const reply of sent) checkReply(reply);
        if (read.activity.type === 'message' && sent.length === 0)
          throw new Error('a message without a reply');
      }
    },
  };
}
