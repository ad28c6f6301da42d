/**
 * The door for what Teams offers beyond the family's conversation: search, staff's commands, cards of our own.
 * A `TeamsHandler` says by name what it answers; `createTeamsLogic` (teams-logic.ts) asks each in turn, after the
 * sender's tenant was found to be allowed and before the family's dialogs. The list is made in src/parts/teams.ts.
 * - `invokes`: invoke activities by name (`composeExtension/query`); the result is the HTTP answer.
 * - `verbs`: taps of Action.Execute by verb; the result stands in the tapped card's place. Where a client knows only
 *   Action.Submit the same verb comes as a message, and the result is sent as a new one.
 * - `onText`: the words of a message, without the mention of the bot. True: answered, nobody else looks at it. Take
 *   only the very words of a command: everything else must reach the dialogs, where danger is seen first.
 * - `onRemoved`: the app was taken out of a conversation; nothing can be sent there any more.
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
