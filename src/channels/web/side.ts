/** The website: Direct Line activities in, activities that any Direct Line client can draw out. */
import type { Activity } from 'botbuilder';
import type { ChannelSide } from '../../bot/bot-parts';
import type { Message, Reply, Turn } from '../../core/types';
import { directionOf } from '../../i18n/languages';
import { cleanText } from '../clean-text';
import { contactUrl } from '../contact-url';

/** What our own chat draws beyond the Bot Framework's fields; other clients leave it alone. */
export interface WebChannelData {
  readonly reply: Reply & { readonly direction: 'ltr' | 'rtl' };
}

/** A form that our chat sends filled in: `{form, values}`; anything else is no form. */
function formOf(value: unknown): Pick<Message, 'form'> {
  const { form, values } = (value ?? {}) as { form?: unknown; values?: unknown };
  if (typeof form !== 'string' || typeof values !== 'object' || values === null) return {};
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    form: { id: form, values: Object.fromEntries(texts.map(([key, text]) => [key, cleanText(text)])) },
  };
}

function toMessage(activity: Activity): Message {
  const locale = activity.locale?.trim();
  return {
    text: cleanText(activity.text),
    channel: 'web',
    hasAttachments: (activity.attachments?.length ?? 0) > 0,
    ...formOf(activity.value),
    ...(locale ? { locale } : {}),
  };
}

/** What a client without our chat's drawing shows under the answer. */
function bodyText(reply: Reply): string {
  const blocks = [reply.text, reply.english, reply.safetyLine, reply.notice, reply.choicesTitle];
  return blocks.filter((block) => block !== undefined).join('\n\n');
}

function suggested(reply: Reply): NonNullable<Activity['suggestedActions']>['actions'] {
  return [
    ...[...reply.choices, ...(reply.feedback?.choices ?? [])].map(({ title, value }) => ({
      type: 'imBack',
      title,
      value,
    })),
    ...reply.contacts.map((contact) => ({
      type: contact.kind === 'call' ? 'call' : 'openUrl',
      title: contact.title,
      value: contactUrl(contact),
    })),
    ...reply.links.map(({ title, url }) => ({ type: 'openUrl', title, value: url })),
  ];
}

function draw(reply: Reply): Partial<Activity> {
  const channelData: WebChannelData = { reply: { ...reply, direction: directionOf(reply.language) } };
  return {
    type: 'message',
    text: bodyText(reply),
    textFormat: 'plain',
    locale: reply.language,
    inputHint: 'expectingInput',
    suggestedActions: { to: [], actions: suggested(reply) },
    channelData,
  };
}

export const webSide: ChannelSide = {
  channel: 'web',
  conversationKey: (activity) => activity.conversation.id,
  toMessage,
  render: (turn: Turn) => ({ activities: turn.replies.map(draw) }),
};
