/** The embedded Direct Line 3.0 service: conversations, messages, and the bot's turn for each. */
import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import {
  type Appended,
  type ConversationRecord,
  type Storage,
  type StoredActivity,
  UnknownConversation,
} from '../../../storage/storage';
import { type BotLogic, DirectLineAdapter } from './adapter';
import { activityId, BOT, joinActivity, keptActivity, placed } from './envelope';
import { DirectLineFault } from './fault';
import { type Incoming, readIncoming, readStart } from './incoming';
import { Settled } from './settled';
import { type DirectLineTokens, type Grant, REFRESH_GRACE_SECONDS, TOKEN_LIFE_SECONDS } from './tokens';
import { Turns } from './turns';
import { TypingSign } from './typing-sign';
import { Unanswered } from './unanswered';

export interface ServiceParts {
  readonly storage: Pick<Storage, 'activities'>;
  readonly tokens: DirectLineTokens;
  readonly bot: BotLogic;
  readonly nowMs: () => number;
  readonly showLive: (conversationId: string, activity: Partial<Activity>) => void;
  /** Told of a turn that failed as a whole; its text may quote the person. */
  readonly onError: (error: unknown) => void;
}

export interface Opening {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
}

export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[];
  readonly watermark: string;
}

/** What one answer of polling or one frame of the stream holds at most. */
export const MOST_ACTIVITIES_AT_ONCE = 100;

/** Kept, so that the client sees its own activity come back; of these the bot reads the messages. */
const KEPT_TYPES: ReadonlySet<string> = new Set(['message', 'event']);

export class DirectLineService {
  private readonly adapter: DirectLineAdapter;
  private readonly turns = new Turns();
  private readonly unanswered: Unanswered;
  private readonly settled = new Settled();
  private readonly typing: TypingSign;

  constructor(private readonly parts: ServiceParts) {
    const { storage, nowMs, showLive } = parts;
    this.adapter = new DirectLineAdapter({ activities: storage.activities, nowMs, showLive });
    this.unanswered = new Unanswered(storage.activities, nowMs);
    this.typing = new TypingSign(showLive);
  }

  /** A token for a conversation that does not exist yet. */
  generate(): Promise<Opening> {
    return this.open({ conversationId: randomUUID(), userId: `dl_${randomUUID()}` });
  }

  /** A token that ended lately is enough: a phone that slept goes on with its conversation. */
  async refresh(token: string | undefined): Promise<Opening> {
    return this.open(await this.parts.tokens.read(token, REFRESH_GRACE_SECONDS));
  }

  /** `isNew` is false when the conversation was started before: it simply goes on. */
  async start(grant: Grant, body: unknown): Promise<{ readonly opening: Opening; readonly isNew: boolean }> {
    const locale = readStart(body);
    const { activities } = this.parts.storage;
    const isNew = await activities.create(
      grant.conversationId,
      { userId: grant.userId, locale },
      this.parts.nowMs(),
    );
    if (isNew) this.welcome(grant, locale);
    else await this.mend(grant);
    return { opening: await this.open(grant), isNew };
  }

  async resume(grant: Grant): Promise<Opening> {
    await this.mend(grant);
    return this.open(grant);
  }

  async after(grant: Grant, watermark: number): Promise<ActivitySet> {
    const { activities } = this.parts.storage;
    const rows = await activities.after(grant.conversationId, watermark, MOST_ACTIVITIES_AT_ONCE);
    if (rows.length === 0) await this.known(grant);
    const newest = rows.at(-1)?.sequence ?? watermark;
    return { activities: rows.map((row) => placed(grant.conversationId, row)), watermark: String(newest) };
  }

  /** Resolves when the bot has answered; the answer itself comes by the stream or by polling. */
  async post(grant: Grant, body: unknown): Promise<{ readonly id: string }> {
    const incoming = readIncoming(body);
    if (!KEPT_TYPES.has(incoming.type)) {
      await this.known(grant);
      return { id: activityId(grant.conversationId, 0) };
    }
    return this.turns.run(grant.conversationId, () => this.take(grant, incoming));
  }

  /** Answers what a process that died has left, and greets where nobody was greeted. */
  async mend(grant: Grant): Promise<void> {
    const { conversationId } = grant;
    const record = await this.known(grant);
    if (record.lastSequence === 0) return this.welcome(grant, record.locale);
    if (this.settled.isSettled(conversationId, record.lastSequence)) return;
    void this.turns
      .run(conversationId, () => this.settleBefore(grant, record.lastSequence + 1))
      .catch(this.parts.onError);
  }

  /** Resolves when no turn is running. */
  idle(): Promise<void> {
    return this.turns.idle();
  }

  private async open(grant: Grant): Promise<Opening> {
    const { conversationId, userId } = grant;
    const token = await this.parts.tokens.issue({ conversationId, userId });
    return { conversationId, token, expires_in: TOKEN_LIFE_SECONDS };
  }

  private async known({ conversationId, userId }: Grant): Promise<ConversationRecord> {
    const record = await this.parts.storage.activities.find(conversationId);
    if (record === undefined)
      throw new DirectLineFault('ConversationNotFound', 'The conversation is not known, or was removed.');
    if (record.userId !== userId) throw new DirectLineFault('Forbidden', 'The token is for another user.');
    return record;
  }

  private welcome(grant: Grant, locale: string): void {
    void this.turns.run(grant.conversationId, () => this.greet(grant, locale)).catch(this.parts.onError);
  }

  private async take(grant: Grant, incoming: Incoming): Promise<{ readonly id: string }> {
    const { conversationId } = grant;
    const activity = keptActivity(await this.withLocale(grant, incoming), grant);
    const createdMs = this.parts.nowMs();
    const clientId = incoming.channelData?.clientActivityID;
    const { sequence, duplicate } = await this.append(conversationId, activity, createdMs, clientId);
    const row = duplicate
      ? await this.unanswered.at(conversationId, sequence)
      : { sequence, activity, createdMs };
    if (incoming.type === 'message' && row !== undefined) {
      await this.settleBefore(grant, sequence);
      await this.answer(grant, row);
    }
    return { id: activityId(conversationId, sequence) };
  }

  /** The person's messages are answered in their order, whichever process got them. */
  private async settleBefore(grant: Grant, sequence: number): Promise<void> {
    const { conversationId } = grant;
    if (this.settled.isSettled(conversationId, sequence - 1)) return;
    if (sequence === 1) return this.greet(grant, (await this.known(grant)).locale);
    for (const row of await this.unanswered.before(conversationId, sequence))
      if (!(await this.unanswered.isAnsweredSoon(conversationId, row))) await this.answer(grant, row);
  }

  private async withLocale(grant: Grant, incoming: Incoming): Promise<Incoming> {
    const { locale } = incoming.locale ? incoming : await this.known(grant);
    return locale ? { ...incoming, locale } : incoming;
  }

  private async append(
    conversationId: string,
    activity: Partial<Activity>,
    nowMs: number,
    clientId: string | undefined,
  ): Promise<Appended> {
    try {
      return await this.parts.storage.activities.append(conversationId, activity, nowMs, clientId);
    } catch (error) {
      if (!(error instanceof UnknownConversation)) throw error;
      throw new DirectLineFault('ConversationNotFound', 'The conversation is not known, or was removed.');
    }
  }

  private greet(grant: Grant, locale: string): Promise<void> {
    return this.run(joinActivity(grant, locale), 0);
  }

  private async answer({ conversationId }: Grant, row: StoredActivity): Promise<void> {
    const done = this.typing.start(conversationId);
    const activity = { ...placed(conversationId, row), recipient: BOT };
    await this.run(activity, row.sequence).finally(done);
  }

  private async run(activity: Partial<Activity>, sequence: number): Promise<void> {
    const said = await this.adapter.run(activity, this.parts.bot);
    this.settled.answered(activity.conversation!.id, sequence, said);
  }
}
