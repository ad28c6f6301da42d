/** Activities as they are kept and as clients get them. */
import type { Activity } from 'botbuilder';
import type { StoredActivity } from '../../../storage/storage';
import type { Incoming } from './incoming';
import type { Grant } from './tokens';

export const CHANNEL_ID = 'directline';
export const BOT = { id: 'family-support', name: 'Family support', role: 'bot' } as const;

/** Sorted as text it is sorted by time, as clients of the protocol expect. */
export function activityId(conversationId: string, sequence: number): string {
  return `${conversationId}|${String(sequence).padStart(7, '0')}`;
}

/** Names what was said to an activity, so that it is kept once; of several sendings each has its own. */
export function replyKey(id: string, sending: number): string {
  return `reply:${id}:${sending}`;
}

/** What is kept of a person's activity: the client's claims about who sent it are replaced by the token's. */
export function keptActivity({ attachments, ...incoming }: Incoming, { userId }: Grant): Partial<Activity> {
  const files = attachments?.map(({ contentType, name }) => ({
    contentType: contentType ?? '',
    ...(name ? { name } : {}),
  }));
  return {
    ...(incoming as Partial<Activity>),
    ...(files === undefined ? {} : { attachments: files }),
    from: { id: userId, name: '', role: 'user' },
  };
}

/** A stored activity with what its place in the conversation tells. */
export function placed(
  conversationId: string,
  { sequence, activity, createdMs }: StoredActivity,
): Partial<Activity> {
  return {
    ...(activity as Partial<Activity>),
    id: activityId(conversationId, sequence),
    channelId: CHANNEL_ID,
    conversation: { id: conversationId } as Activity['conversation'],
    timestamp: new Date(createdMs).toISOString() as unknown as Date,
  };
}

/** The join that no client of the protocol sends: the service tells the bot that somebody is here. */
export function joinActivity({ conversationId, userId }: Grant, locale: string): Partial<Activity> {
  const user = { id: userId, name: '', role: 'user' };
  return {
    type: 'conversationUpdate',
    id: activityId(conversationId, 0),
    channelId: CHANNEL_ID,
    conversation: { id: conversationId } as Activity['conversation'],
    from: user,
    recipient: BOT,
    membersAdded: [BOT, user],
    ...(locale === '' ? {} : { locale }),
  };
}
