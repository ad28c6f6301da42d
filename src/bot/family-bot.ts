/** One turn of the bot: Activity → Message → triage → dialog → replies → state saved → sent. */
import { type Activity, ActivityHandler, type TurnContext } from 'botbuilder';
import { formListening, hasForm } from '../../dialogs/callback/state';
import { DialogSet, type DialogState } from '../../dialogs/framework';
import { listen } from '../../dialogs/listen';
import { takeTurn } from '../../dialogs/main';
import { forgetRemoved, freshMemory, type Memory } from '../../dialogs/memory';
import { registerDialogs } from '../../dialogs/register';
import { contentOf } from '../../dialogs/room';
import { keepScope, TurnScope } from '../../dialogs/scope';
import { sayFirstText, sayWelcome } from '../../dialogs/welcome';
import type { Channel, Turn } from '../core/types';
import { languageOf } from '../i18n/languages';
import { VersionConflict } from '../storage/contract/conversation';
import { apology } from './apology';
import type { BotParts, ChannelSide, DrawnTurn } from './bot-parts';
import { type Delivered, deliveryName, isNewest, isPassed, withNewest } from './deliveries';
import { type MissedQuestion, missedQuestion } from './missed-question';

/** What is stored of a conversation. */
interface Kept {
  memory: Memory;
  dialogs: DialogState;
  delivered?: Delivered;
}

const freshConversation = (): Kept => ({ memory: freshMemory(), dialogs: { dialogStack: [] } });

/** What a message leads to; without a turn it says what was decided before. */
interface Done {
  readonly drawn: DrawnTurn;
  readonly turn?: Turn;
}

type Decide = (kept: Kept, side: ChannelSide, key: string) => Promise<Decided | undefined>;

/** A turn as it was decided, before it is stored. */
interface Decided {
  readonly scope: TurnScope;
  readonly missed?: MissedQuestion | undefined;
}

/** How to decide a message, and for whom. */
interface Deciding {
  readonly side: ChannelSide;
  readonly key: string;
  readonly decide: Decide;
}

/** Two turns of one conversation at once: the later one decides anew on what the first left. */
const MOST_ATTEMPTS = 4;

export class FamilyBot extends ActivityHandler {
  constructor(private readonly parts: BotParts) {
    super();
    this.onMessage(async (context) =>
      this.turn(context, (kept, side, key) => this.answer(context, kept, side, key)),
    );
    this.onMembersAdded(async (context) => {
      const joined = context.activity.membersAdded ?? [];
      if (joined.some(({ id }) => id !== context.activity.recipient?.id)) await this.greet(context);
    });
    this.onInstallationUpdateAdd(async (context) => this.greet(context));
  }

  private greet(context: TurnContext): Promise<void> {
    return this.turn(context, (kept, side, key) => this.welcome(context, kept, side, key));
  }

  /**
   * Loads, decides, saves, then sends; a turn that fails leaves the state as it was. When the sending fails the
   * error goes on: the channel delivers the message again, and gets what was decided.
   */
  private async turn(context: TurnContext, decide: Decide): Promise<void> {
    const side = this.parts.channelSide(context.activity);
    const key = side.conversationKey(context.activity);
    const done = await this.decided(context.activity, { side, key, decide });
    if (done === undefined) return;
    await context.sendActivities(done.drawn.activities.map((activity) => ({ ...activity })));
    if (done.turn) this.parts.observe?.(done.turn, side.channel, done.drawn.smsSegments ?? 0);
  }

  private async decided(activity: Activity, deciding: Deciding): Promise<Done | undefined> {
    try {
      return await this.decideAndSave(deciding, deliveryName(activity));
    } catch (error) {
      const { side } = deciding;
      this.parts.onError?.(error, side.channel);
      const language = languageOf(side.toMessage(activity).locale) ?? 'en';
      return { drawn: side.render(apology(this.parts.room(), language)) };
    }
  }

  private async decideAndSave(deciding: Deciding, name: string | undefined): Promise<Done | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.decideOnce(deciding, name, attempt > 1);
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** @throws VersionConflict when another turn was quicker: perhaps with this very message. */
  private async decideOnce(
    { key, side, decide }: Deciding,
    name: string | undefined,
    isAgain: boolean,
  ): Promise<Done | undefined> {
    const stored = await this.parts.state.read(key);
    const kept = (stored?.value as Kept | undefined) ?? freshConversation();
    if (isNewest(kept.delivered, name)) return { drawn: { activities: kept.delivered.said } };
    if (isAgain && isPassed(kept.delivered, name)) return undefined;
    const decided = await decide(kept, side, key);
    if (decided === undefined) return undefined;
    const { scope } = decided;
    const drawn = side.render(scope.turn);
    if (drawn.rest !== undefined) kept.memory.rest = drawn.rest;
    const next: Kept = { ...kept, ...withNewest(kept.delivered, name, drawn.activities) };
    if (scope.forget) await this.forget(key);
    else await this.parts.state.write(key, next, stored?.version, this.parts.nowMs());
    await this.learn(decided, side.channel);
    return { turn: scope.turn, drawn };
  }

  private async learn({ scope, missed }: Decided, channel: Channel): Promise<void> {
    const { feedback, conversationKey, language } = scope;
    if (feedback) await this.parts.keepFeedback?.({ conversationKey, language, channel, ...feedback });
    if (missed) await this.parts.unanswered?.keep({ conversationKey, channel, ...missed });
  }

  private async forget(key: string): Promise<void> {
    await this.parts.state.delete(key);
    await this.parts.forget?.(key);
  }

  private async answer(context: TurnContext, kept: Kept, side: ChannelSide, key: string): Promise<Decided> {
    const room = this.parts.room();
    forgetRemoved(kept.memory, (topic) => contentOf(room, 'en').entries.has(topic));
    const whole = side.toMessage(context.activity);
    const heard = listen(room, kept.memory, whole, formListening(kept.dialogs));
    const { language, heard: spoken } = heard;
    const nowMs = this.parts.nowMs();
    const scope = new TurnScope({
      room,
      memory: kept.memory,
      message: whole,
      language,
      heard: spoken,
      conversationKey: key,
      nowMs,
    });
    kept.memory.language = heard.language;
    const dialogs = new DialogSet(heldState(kept));
    registerDialogs(dialogs);
    keepScope(context, scope);
    const wasForm = hasForm(kept.dialogs);
    await takeTurn(await dialogs.createContext(context), scope, heard);
    if (side.channel === 'sms' && !kept.memory.welcomed) sayFirstText(scope);
    kept.memory.welcomed = true;
    const { unanswered } = this.parts;
    if (unanswered === undefined) delete kept.memory.asked;
    if (unanswered === undefined || scope.forget) return { scope };
    const isForm = wasForm || hasForm(kept.dialogs);
    return { scope, missed: missedQuestion(scope, isForm, unanswered.redact) };
  }

  private async welcome(
    context: TurnContext,
    kept: Kept,
    side: ChannelSide,
    key: string,
  ): Promise<Decided | undefined> {
    if (kept.memory.welcomed) return undefined;
    const room = this.parts.room();
    const heard = listen(room, kept.memory, side.toMessage({ ...context.activity, text: '' }));
    const { language } = heard;
    const scope = new TurnScope({
      room,
      memory: kept.memory,
      message: { text: '', channel: side.channel, hasAttachments: false },
      language,
      heard: language,
      conversationKey: key,
      nowMs: this.parts.nowMs(),
    });
    kept.memory.welcomed = true;
    kept.memory.language = heard.language;
    sayWelcome(scope);
    return { scope };
  }
}

/** The dialogs' state as the property that DialogSet reads; it is saved with the rest of the conversation. */
function heldState(kept: Kept): ConstructorParameters<typeof DialogSet>[0] {
  return {
    get: async () => kept.dialogs,
    set: async (_context: TurnContext, value: DialogState) => {
      kept.dialogs = value;
    },
    delete: async () => {
      kept.dialogs = { dialogStack: [] };
    },
  };
}
