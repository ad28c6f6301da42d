/**
 * The door for what Teams offers beyond the family's conversation: search, staff's commands, cards of staff's own.
 * A `TeamsHandler` says by name what it answers; `createTeamsLogic` (teams-logic.ts) asks each in turn, after the
 * doorkeeper and before the family's dialogs. The list is made in src/parts/teams.ts.
 * - `invokes`: invoke activities by name (`composeExtension/query`); the result is the HTTP answer. They are also asked
 *   where Teams does not tell whether somebody is a guest, as in chats that the bot is not in: answer them from the
 *   curated texts alone.
 * - `verbs`: taps of Action.Execute by verb; the result stands in the tapped card's place. Where a client knows only
 *   Action.Submit the same verb comes as a message, and the result is sent as a new one. The family's own verbs are
 *   `FAMILY_VERBS` in cards/tap.ts. Known members of an allowed tenant only.
 * - `onText`: the words of a message, without the mention of the bot. True: answered, nobody else looks at it. Take
 *   only the very words of a command: everything else must reach the dialogs, where danger is seen first. Known members
 *   of an allowed tenant only.
 * - `onRemoved`: the app was taken out of a conversation; nothing can be sent there any more. May come twice.
 * An error is apologised for and told to the log; its text is not logged.
 */
import type { InvokeResponse, TurnContext } from 'botbuilder';
import type { AdaptiveCard, CardData } from './cards/elements';

/** A card in the tapped one's place, or a short message that Teams shows beside it. */
export type TapResult = AdaptiveCard | string;

export interface TeamsHandler {
  readonly invokes?: Readonly<Record<string, (context: TurnContext) => Promise<InvokeResponse>>>;
  readonly verbs?: Readonly<Record<string, (context: TurnContext, data: CardData) => Promise<TapResult>>>;
  readonly onText?: (context: TurnContext, text: string) => Promise<boolean>;
  readonly onRemoved?: (context: TurnContext) => Promise<void>;
}

/** The first one of that name; a name comes from outside, and what every object has by itself is not meant. */
export function named<T>(
  lists: readonly (Readonly<Record<string, T>> | undefined)[],
  name: string,
): T | undefined {
  return lists.find((list) => list !== undefined && Object.hasOwn(list, name))?.[name];
}
