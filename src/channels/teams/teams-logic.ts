/** What each kind of activity from Teams leads to; every other channel's go on to the family bot as they are. */
import { type InvokeResponse, StatusCodes, type TurnContext } from 'botbuilder';
import type { Reply } from '../../core/types';
import { replyMessages } from './cards/message';
import { named, type TeamsHandler } from './door';
import type { Standing } from './doorkeeper';
import { EVENTS } from './events';
import { invokeNotice } from './invoke-notice';
import { answerTap, TAP, takeStaffSubmit, takeTap } from './taps';
import type { BotLogic, NoticeKey, TeamsParts } from './teams-parts';
import { withTyping } from './typing';
import { languageIn, wordsOf } from './words';

const NOBODY_ANSWERS: InvokeResponse = { status: StatusCodes.NOT_IMPLEMENTED };

function say({ activity }: TurnContext, key: NoticeKey, { notice }: TeamsParts): Reply {
  return notice(languageIn(activity), key);
}

/** Where Teams does not tell who is a guest, only what answers from the curated texts is left of staff's handlers. */
function handlersFor(standing: Standing, handlers: readonly TeamsHandler[]): readonly TeamsHandler[] {
  if (standing === 'staff') return handlers;
  return handlers.map(({ invokes }) => (invokes === undefined ? {} : { invokes }));
}

async function answerInvoke(context: TurnContext, parts: TeamsParts): Promise<InvokeResponse> {
  const { name = '' } = context.activity;
  if (name === TAP) return answerTap(await takeTap(context, parts));
  const answer = named(
    parts.handlers.map(({ invokes }) => invokes),
    name,
  );
  return answer === undefined ? NOBODY_ANSWERS : answer(context);
}

/** An invoke that failed is answered too: Teams would only say that the app cannot be reached. */
async function invoke(context: TurnContext, standing: Standing, parts: TeamsParts): Promise<void> {
  const { name = '' } = context.activity;
  const isOutside = standing === 'outside';
  const value = isOutside
    ? invokeNotice(name, say(context, 'teams.refused', parts))
    : await answerInvoke(context, parts).catch((error: unknown) => {
        parts.onError(error);
        return invokeNotice(name, say(context, 'input.error', parts));
      });
  await context.sendActivity({ type: 'invokeResponse', value });
}

async function answerMessage(context: TurnContext, parts: TeamsParts): Promise<void> {
  if (await takeStaffSubmit(context, parts)) return;
  const words = wordsOf(context.activity);
  for (const { onText } of parts.handlers) if (await onText?.(context, words)) return;
  await parts.family(context);
}

async function message(context: TurnContext, standing: Standing, parts: TeamsParts): Promise<void> {
  const sayOnly = (key: NoticeKey) => context.sendActivities(replyMessages(say(context, key, parts)));
  if (standing === 'outside') return void (await sayOnly('teams.refused'));
  await withTyping(context, () => answerMessage(context, parts)).catch(async (error: unknown) => {
    parts.onError(error);
    await sayOnly('input.error');
  });
}

/** What somebody says or taps; everything else only happens. */
const DONE_BY_SOMEBODY = { message, invoke } as const;

function isDone(type: string): type is keyof typeof DONE_BY_SOMEBODY {
  return Object.hasOwn(DONE_BY_SOMEBODY, type);
}

async function route(context: TurnContext, parts: TeamsParts): Promise<void> {
  const { doorkeeper, handlers } = parts;
  const { type } = context.activity;
  if (isDone(type)) {
    const standing = await doorkeeper.standing(context);
    await DONE_BY_SOMEBODY[type](context, standing, { ...parts, handlers: handlersFor(standing, handlers) });
  } else if (doorkeeper.isAllowed(context.activity)) await named([EVENTS], type)?.(context, parts);
}

export function createTeamsLogic(parts: TeamsParts): BotLogic {
  return async (context) => {
    if (context.activity.channelId !== 'msteams') return parts.family(context);
    try {
      await route(context, parts);
    } catch (error) {
      parts.onError(error);
    }
  };
}
