/** What happens around a conversation: the app comes and goes, people join, messages are changed. */
import { setTimeout } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder';
import { replyMessages } from './cards/message';
import type { TeamsParts } from './teams-parts';
import { languageIn, localeOf, wordsOf } from './words';

function includesBot(members: Activity['membersAdded'], { recipient }: Activity): boolean {
  return (members ?? []).some(({ id }) => id === recipient?.id);
}

/** Of one installation Teams tells twice, and the news that names the person's language may be the second. */
const SECOND_NEWS_MS = 1_000;

/** Who comes into a group or a team has not asked for words; the installation there has been welcomed. */
async function joined(context: TurnContext, { family }: TeamsParts): Promise<void> {
  const { membersAdded, conversation, recipient } = context.activity;
  const isShared =
    conversation.isGroup === true || (conversation.conversationType ?? 'personal') !== 'personal';
  if (isShared || !membersAdded?.some(({ id }) => id !== recipient?.id)) return;
  const isInstallation = includesBot(membersAdded, context.activity);
  if (isInstallation && localeOf(context.activity) === undefined) await setTimeout(SECOND_NEWS_MS);
  await family(context);
}

async function removed(context: TurnContext, { handlers, forget }: TeamsParts): Promise<void> {
  await forget(context.activity.conversation.id);
  for (const { onRemoved } of handlers) await onRemoved?.(context);
}

async function installation(context: TurnContext, parts: TeamsParts): Promise<void> {
  const { action } = context.activity;
  if (action === 'add') await parts.family(context);
  else if (action === 'remove') await removed(context, parts);
}

async function members(context: TurnContext, parts: TeamsParts): Promise<void> {
  const { activity } = context;
  if (includesBot(activity.membersRemoved, activity)) await removed(context, parts);
  else await joined(context, parts);
}

/** Danger is seen in changed words too; everything else that was answered stays as it was answered. */
async function edited(context: TurnContext, { family, isAlarm, notice }: TeamsParts): Promise<void> {
  const { activity } = context;
  const words = wordsOf(activity);
  if (activity.channelData?.eventType === 'undeleteMessage' || words === '') return;
  const language = languageIn(activity);
  if (!isAlarm(words, language)) {
    await context.sendActivities(replyMessages(notice(language, 'teams.edited')));
    return;
  }
  activity.type = 'message';
  await family(context);
}

/** By kind of activity; what is not here, such as a reaction or a deleted message, needs no answer. */
export const EVENTS: Readonly<Record<string, (context: TurnContext, parts: TeamsParts) => Promise<void>>> = {
  installationUpdate: installation,
  conversationUpdate: members,
  messageUpdate: edited,
};
