/** What the Teams channel is handed: the family bot, staff's handlers and the few things that it cannot know itself. */
import type { TurnContext } from 'botbuilder';
import type { Language, Reply, Said } from '../../core/types';
import type { TeamsHandler } from './door';
import type { Doorkeeper } from './doorkeeper';

export type BotLogic = (context: TurnContext) => Promise<void>;

/** Words of the bot itself, as keys of `locales`. */
export type NoticeKey = 'teams.refused' | 'teams.edited' | 'input.error';

export interface TeamsParts {
  readonly family: BotLogic;
  readonly handlers: readonly TeamsHandler[];
  readonly doorkeeper: Doorkeeper;
  /** A reply with the texts of today; undefined for what belongs to its moment. */
  readonly again: (said: Said) => Reply | undefined;
  /** A short word of the bot, with the center's phone to tap. */
  readonly notice: (language: Language, key: NoticeKey) => Reply;
  /** Whether the words tell of danger. */
  readonly isAlarm: (words: string, language: Language) => boolean;
  /** Removes everything kept of a conversation. */
  readonly forget: (conversationKey: string) => Promise<void>;
  /** The error's text may quote a person and must not be logged. */
  readonly onError: (error: unknown) => void;
}
