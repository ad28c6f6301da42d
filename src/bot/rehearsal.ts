/** The whole bot over an in-process adapter: what `npm run ask` and the conversation tests talk to. */
import type { Activity } from 'botbuilder';
import { freshMemory } from '../../dialogs/memory';
import type { Room } from '../../dialogs/room';
import { createSides, sideOf } from '../channels/sides';
import type { Channel, Language, Turn } from '../core/types';
import type { StateStore } from '../storage/contract/conversation';
import { createStateInMemory } from '../storage/state-in-memory';
import type { BotParts } from './bot-parts';
import { FamilyBot } from './family-bot';
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
  private readonly state: StateStore;
  private conversation = 0;

  constructor(
    room: Room,
    private readonly onError: (error: unknown) => void = () => {},
    more: Partial<Pick<BotParts, 'unanswered' | 'keepFeedback' | 'nowMs' | 'state' | 'forget'>> = {},
  ) {
    this.state = more.state ?? createStateInMemory();
    const sides = createSides({ translate: () => room.translate, keyedHash: (value) => value });
    this.bot = new FamilyBot({
      room: () => room,
      state: this.state,
      channelSide: (activity) => sideOf(sides, activity),
      nowMs: () => 0,
      observe: (turn) => {
        this.newest = turn;
      },
      onError: (error) => this.onError(error),
      ...more,
    });
  }

  /** Begins another conversation, in a language if the person has chosen one. */
  async startAnew(language?: Language): Promise<void> {
    this.conversation += 1;
    if (language === undefined) return;
    const kept = {
      memory: { ...freshMemory(), language, languageChosen: true },
      dialogs: { dialogStack: [] },
    };
    for (const key of [this.key, `sms-${this.key}`]) await this.state.write(key, kept, undefined, 0);
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
        from: { id: this.key, name: '' },
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
