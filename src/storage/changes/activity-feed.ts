/** Tells listeners of this process about appends: own ones at once, those of other processes soon after. */
import type { Database } from '../database/connect';
import type { ActivityListener, StoredActivity } from '../storage';
import { foreignChanges, tellNews } from './poll';
import type { PostgresNotices } from './postgres-notices';
import type { Subscriptions } from './subscriptions';

/** Another process on the same machine's file, or Postgres while LISTEN is down: as quick as a person notices. */
const POLL_MS = 300;
/** Beside a working LISTEN, about every 5 s: only for notices that a dying process did not send. */
const SAFETY_POLL_TICKS = 16;

export interface FeedOptions {
  readonly database: Database;
  readonly subscriptions: Subscriptions;
  readonly onError: (error: Error) => void;
}

export class ActivityFeed {
  private notices: PostgresNotices | undefined;
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> | undefined;
  private knownChanges = -1;
  private ticksSincePoll = 0;
  private closed = false;

  constructor(private readonly options: FeedOptions) {}

  /** The notices call back into the feed, so they come after it. */
  use(notices: PostgresNotices): void {
    this.notices = notices;
  }

  readonly subscribe = (conversationId: string, listener: ActivityListener): (() => void) => {
    const unsubscribe = this.options.subscriptions.add(conversationId, listener);
    this.notices?.listen();
    this.schedule();
    return unsubscribe;
  };

  appended(conversationId: string, activities: readonly StoredActivity[]): void {
    const { sequence } = activities.at(-1)!;
    this.options.subscriptions.tell(conversationId, sequence, activities);
    this.notices?.send(conversationId, sequence);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.options.subscriptions.clear();
    await this.polling;
    await this.notices?.close();
  }

  readonly poll = (): Promise<void> => {
    this.polling ??= this.ask()
      .catch(this.options.onError)
      .finally(() => {
        this.polling = undefined;
      });
    return this.polling;
  };

  private async ask(): Promise<void> {
    const { database, subscriptions } = this.options;
    if (database.engine !== 'sqlite') return tellNews(database, subscriptions);
    const changes = await foreignChanges(database);
    if (changes === this.knownChanges) return;
    await tellNews(database, subscriptions);
    this.knownChanges = changes;
  }

  /** Runs only while somebody listens; an in-memory database has no other process. */
  private schedule(): void {
    const { database, subscriptions } = this.options;
    if (this.timer || this.closed || database.engine === 'memory') return;
    if (subscriptions.conversationIds.length === 0) return;
    this.timer = setTimeout(() => void this.tick(), POLL_MS).unref();
  }

  private async tick(): Promise<void> {
    this.ticksSincePoll += 1;
    if (!this.notices?.connected || this.ticksSincePoll >= SAFETY_POLL_TICKS) {
      this.ticksSincePoll = 0;
      await this.poll();
    }
    this.timer = undefined;
    this.schedule();
  }
}
