/** What the bot is handed: the channels' sides, the stores, the clock, and who is told. */
import type { Activity } from 'botbuilder';
import type { Room } from '../../dialogs/room';
import type { Channel, Language, Message, Turn } from '../core/types';
import type { StateStore } from '../storage/contract/conversation';
import type { Redact } from './missed-question';

/** What a channel knows: how to read its activities, draw replies and name its conversations. */
export interface ChannelSide {
  readonly channel: Channel;
  /** A key without personal data, the same for every turn of one conversation. */
  conversationKey(activity: Activity): string;
  toMessage(activity: Activity): Message;
  render(turn: Turn): DrawnTurn;
}

export interface DrawnTurn {
  readonly activities: readonly Partial<Activity>[];
  /** What did not fit and is said on "more". */
  readonly rest?: string;
  /** What sending it costs, where that is counted in segments. */
  readonly smsSegments?: number;
}

export interface BotParts {
  readonly room: () => Room;
  readonly state: StateStore;
  readonly channelSide: (activity: Activity) => ChannelSide;
  readonly nowMs: () => number;
  /** Removes everything kept of a conversation. */
  readonly forget?: (conversationKey: string) => Promise<void>;
  /** Keeps whether an answer helped. */
  readonly keepFeedback?: (feedback: {
    readonly conversationKey: string;
    readonly topic: string;
    readonly helped: boolean;
    readonly language: Language;
    readonly channel: Channel;
  }) => Promise<void>;
  /** Keeps questions that had no answer; absent where the center does not want it. */
  readonly unanswered?: {
    readonly redact: Redact;
    keep(question: {
      readonly conversationKey: string;
      readonly text: string;
      readonly language: Language;
      readonly channel: Channel;
    }): Promise<void>;
  };
  /** Told of every finished turn; gets no words of the person. */
  readonly observe?: (turn: Turn, channel: Channel, smsSegments: number) => void;
  /** Told of an error in a turn; the error's text may quote the person and must not be logged. */
  readonly onError?: (error: unknown, channel: Channel) => void;
}
