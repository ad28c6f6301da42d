/** A tap on a card: the family's buttons are messages in the person's name, staff's go to their handlers. */
import { type Activity, type InvokeResponse, StatusCodes, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { type AdaptiveCard, CARD_CONTENT_TYPE, type CardData } from './cards/elements';
import { cardIn, cardMessage } from './cards/message';
import { replyCard } from './cards/reply-card';
import { readTap, type Tap } from './cards/tap';
import { named, type TapResult } from './door';
import type { TeamsParts } from './teams-parts';
import { languageIn } from './words';

/** The name of the invoke that a tap on an Action.Execute makes. */
export const TAP = 'adaptiveCard/action';
const MESSAGE_TYPE = 'application/vnd.microsoft.activity.message';

const valueSchema = z.object({
  action: z.object({ verb: z.string().catch(''), data: z.looseObject({}).nullish().catch(undefined) }),
});

/** What the tapped button of an Action.Execute brought back. */
function dataOf({ value }: Activity): CardData {
  const { success, data } = valueSchema.safeParse(value);
  return success ? { ...data.action.data, verb: data.action.verb } : { verb: '' };
}

export function answerTap(result: TapResult): InvokeResponse {
  const type = typeof result === 'string' ? MESSAGE_TYPE : CARD_CONTENT_TYPE;
  return { status: StatusCodes.OK, body: { statusCode: StatusCodes.OK, type, value: result } };
}

/** The family's turn with the tap as its message; what it says is held back. */
async function hold(context: TurnContext, data: CardData, family: TeamsParts['family']) {
  const { name: _name, ...activity } = context.activity;
  const turn = new TurnContext(context.adapter, { ...activity, type: 'message', text: '', value: data });
  for (const [key, value] of context.turnState) turn.turnState.set(key, value);
  const said: Partial<Activity>[] = [];
  turn.onSendActivities(async (_turn, activities) => {
    said.push(...activities.filter(({ type }) => type === 'message'));
    return activities.map(() => ({ id: '' }));
  });
  await family(turn);
  return said;
}

async function send(context: TurnContext, messages: readonly Partial<Activity>[]): Promise<void> {
  if (messages.length > 0) await context.sendActivities(messages.map((message) => ({ ...message })));
}

/** Teams shows the answer to a tap until it is loaded anew: the message itself must hold it too, and for everybody. */
async function replaceMessage(
  context: TurnContext,
  message: Partial<Activity>,
  { onError }: TeamsParts,
): Promise<void> {
  const { replyToId: id } = context.activity;
  if (id === undefined) return;
  await context.updateActivity({ ...message, id }).then(() => undefined, onError);
}

/** The thanks stand where the question was. */
function withThanks(card: AdaptiveCard, said: readonly Partial<Activity>[]): AdaptiveCard {
  return { ...card, body: [...card.body, ...said.flatMap((message) => cardIn(message)?.body ?? [])] };
}

/** A card that somebody may still be reading stays; what is new stands under it. */
async function keep(
  context: TurnContext,
  card: AdaptiveCard,
  said: readonly Partial<Activity>[],
  { action }: Tap,
) {
  if (action !== undefined && 'command' in action && action.command === 'helped')
    return withThanks(card, said);
  await send(context, said);
  return card;
}

function isFeedback({ action }: Tap): boolean {
  return action !== undefined && 'command' in action && /^(?:not-)?helped$/.test(action.command);
}

function keptCard(tap: Tap, { again }: TeamsParts): AdaptiveCard | undefined {
  const reply = tap.card === undefined ? undefined : again(tap.card);
  if (reply === undefined) return undefined;
  const { feedback: _answered, ...others } = reply;
  return replyCard(isFeedback(tap) ? others : reply);
}

async function familyTap(
  context: TurnContext,
  data: CardData,
  tap: Tap,
  parts: TeamsParts,
): Promise<TapResult> {
  const said = await hold(context, data, parts.family);
  const kept = keptCard(tap, parts);
  if (kept !== undefined) return keep(context, kept, said, tap);
  const [first, ...rest] = said;
  const card = first && cardIn(first);
  if (first === undefined || card === undefined)
    return parts.notice(languageIn(context.activity), 'input.error').text;
  await replaceMessage(context, first, parts);
  await send(context, rest);
  return card;
}

function cardOfToday({ card }: Tap, { again }: TeamsParts): AdaptiveCard | undefined {
  const reply = card && (again(card) ?? again({ kind: 'contact', language: card.language }));
  return reply && replyCard(reply);
}

/** @returns what Teams shows in the card's place. */
export async function takeTap(context: TurnContext, parts: TeamsParts): Promise<TapResult> {
  const data = dataOf(context.activity);
  const staff = staffVerb(parts, data.verb);
  if (staff !== undefined) return staff(context, data);
  const tap = readTap(data);
  const failed = parts.notice(tap?.card?.language ?? languageIn(context.activity), 'input.error').text;
  if (tap === undefined) return failed;
  if (tap.verb === 'again') return cardOfToday(tap, parts) ?? failed;
  return familyTap(context, data, tap, parts);
}

function staffVerb({ handlers }: TeamsParts, verb: string) {
  return named(
    handlers.map(({ verbs }) => verbs),
    verb,
  );
}

/** The same for a client that knows Action.Submit alone: true when a handler of staff's has answered. */
export async function takeStaffSubmit(context: TurnContext, parts: TeamsParts): Promise<boolean> {
  const { verb } = (context.activity.value ?? {}) as { readonly verb?: unknown };
  const staff = typeof verb === 'string' ? staffVerb(parts, verb) : undefined;
  if (staff === undefined) return false;
  const result = await staff(context, context.activity.value as CardData);
  await context.sendActivity(typeof result === 'string' ? result : cardMessage(result, result.fallbackText));
  return true;
}
