/** The whole bot over an in-process adapter: what `npm run ask` and the conversation tests talk to. */
import type { Activity } from 'botbuilder';
import { freshMemory } from '../../dialogs/memory';
import type { Room } from '../../dialogs/room';
import type { Channel, Language, Turn } from '../core/types';
import { createStateInMemory } from '../storage/state-in-memory';
import { type ChannelSide, FamilyBot } from './family-bot';
import { InProcessAdapter } from './in-process-adapter';

export interface RehearsedTurn {
  readonly turn: Turn | undefined;
  readonly sent: readonly Partial<Activity>[];
}

const CHANNEL_IDS: Readonly<Record<Channel, string>> = { web: 'directline', sms: 'sms', msteams: 'msteams' };

/** One conversation with the bot; each call of `say` is one message. */
export class Rehearsal {
  private readonly adapter = new InProcessAdapter();
  private readonly bot: FamilyBot;
  private newest: Turn | undefined;
  private readonly state = createStateInMemory();
  private conversation = 0;

  constructor(
    room: Room,
    private readonly sides: Readonly<Record<Channel, ChannelSide>>,
    private readonly onError: (error: unknown) => void = () => {},
  ) {
    this.bot = new FamilyBot({
      room: () => room,
      state: this.state,
      channelSide: (activity) => this.sides[channelOf(activity.channelId)],
      nowMs: () => 0,
      observe: (turn) => {
        this.newest = turn;
      },
      onError: (error) => this.onError(error),
    });
  }

  /** Begins another conversation, in a language if the person has chosen one. */
  async startAnew(language?: Language): Promise<void> {
    this.conversation += 1;
    if (language === undefined) return;
    const memory = { ...freshMemory(), language, languageChosen: true };
    await this.state.write(this.key, { memory, dialogs: { dialogStack: [] } }, undefined, 0);
  }

  private get key(): string {
    return `rehearsal-${this.conversation}`;
  }

  async send(activity: Partial<Activity>, channel: Channel): Promise<RehearsedTurn> {
    this.newest = undefined;
    const sent = await this.adapter.run(
      {
        type: 'message',
        channelId: CHANNEL_IDS[channel],
        from: { id: 'person', name: '' },
        recipient: { id: 'bot', name: '' },
        conversation: { id: this.key, isGroup: false, conversationType: 'personal', name: '' },
        ...activity,
      },
      (context) => this.bot.run(context),
    );
    return { turn: this.newest, sent };
  }

  say(text: string, channel: Channel): Promise<RehearsedTurn> {
    return this.send({ text }, channel);
  }
}

export function channelOf(channelId: string | undefined): Channel {
  return channelId === 'sms' || channelId === 'msteams' ? channelId : 'web';
}
