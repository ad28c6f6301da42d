/** What each kind of activity from Teams leads to; every other channel's go on to the family bot as they are. */
import { type InvokeResponse, StatusCodes, type TurnContext } from 'botbuilder';
import { cleanText } from '../clean-text';
import type { TeamsHandler } from './door';

export type BotLogic = (context: TurnContext) => Promise<void>;

export interface TeamsParts {
  readonly family: BotLogic;
  readonly handlers: readonly TeamsHandler[];
}

const NOBODY_ANSWERS: InvokeResponse = { status: StatusCodes.NOT_IMPLEMENTED };

async function invoke(context: TurnContext, { handlers }: TeamsParts): Promise<void> {
  const { name = '' } = context.activity;
  const answer = handlers.map(({ invokes }) => invokes?.[name]).find((each) => each !== undefined);
  const value = answer === undefined ? NOBODY_ANSWERS : await answer(context);
  await context.sendActivity({ type: 'invokeResponse', value });
}

async function message(context: TurnContext, { handlers, family }: TeamsParts): Promise<void> {
  const text = cleanText(context.activity.text);
  for (const { onText } of handlers) if (await onText?.(context, text)) return;
  await family(context);
}

export function createTeamsLogic(parts: TeamsParts): BotLogic {
  return async (context) => {
    const { channelId, type } = context.activity;
    if (channelId !== 'msteams') return parts.family(context);
    if (type === 'invoke') return invoke(context, parts);
    if (type === 'message') return message(context, parts);
    return parts.family(context);
  };
}
