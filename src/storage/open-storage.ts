/** Puts the room together: connects, migrates, hands out the stores. */
import { sql } from 'kysely';
import { ActivityFeed } from './changes/activity-feed';
import { PostgresNotices } from './changes/postgres-notices';
import { Subscriptions } from './changes/subscriptions';
import { connect, type Database, DEFAULT_DIRECTORY } from './database/connect';
import { postgresClient } from './database/postgres';
import { hasFile } from './database/sqlite';
import { migrateToLatest } from './migrate';
import type { Storage, StorageOptions } from './storage';
import { activityStore } from './stores/activity-store';
import { callbackStore } from './stores/callback-store';
import { eventStore } from './stores/event-store';
import { feedbackStore } from './stores/feedback-store';
import { limitStore } from './stores/limit-store';
import { optOutStore } from './stores/opt-out-store';
import { outboxStore } from './stores/outbox-store';
import { receiptStore } from './stores/receipt-store';
import { retentionStore } from './stores/retention-store';
import { staffPreferenceStore } from './stores/staff-preference-store';
import { stateStore } from './stores/state-store';
import { teamsTargetStore } from './stores/teams-target-store';
import { unansweredStore } from './stores/unanswered-store';

function openFeed(database: Database, { url, onBackgroundError }: StorageOptions): ActivityFeed {
  const onError = onBackgroundError ?? (() => undefined);
  const subscriptions = new Subscriptions(onError);
  const feed = new ActivityFeed({ database, subscriptions, onError });
  if (!url) return feed;
  const onNews = (conversationId: string, sequence: number) => subscriptions.tell(conversationId, sequence);
  const newClient = () => postgresClient(url);
  feed.use(new PostgresNotices({ database, newClient, onNews, onConnected: feed.poll, onError }));
  return feed;
}

/** The connection is handed out in turn: when this has it, what was asked before is done. */
const drain = ({ db }: Database): Promise<unknown> => sql`select 1`.execute(db);

async function close(database: Database, feed: ActivityFeed): Promise<void> {
  await feed.close();
  if (database.engine !== 'postgres') await drain(database);
  await database.db.destroy();
}

function storesOf(database: Database, feed: ActivityFeed): Omit<Storage, 'ping' | 'close'> {
  return {
    state: stateStore(database),
    activities: activityStore(database, feed),
    receipts: receiptStore(database),
    optOuts: optOutStore(database),
    limits: limitStore(database),
    callbacks: callbackStore(database),
    outbox: outboxStore(database),
    feedback: feedbackStore(database),
    events: eventStore(database),
    unanswered: unansweredStore(database),
    teamsTargets: teamsTargetStore(database),
    staffPreferences: staffPreferenceStore(database),
    retention: retentionStore(database),
  };
}

/** Whether there is something to open: a file of the embedded database, or an address. */
export function hasDatabase({ url, directory }: StorageOptions): boolean {
  return url !== undefined || hasFile(directory ?? DEFAULT_DIRECTORY);
}

/** Rejects when the database cannot be reached or migrated; nothing stays open then. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const database = await connect(options);
  await migrateToLatest(database.db).catch(async (error: unknown) => {
    await database.db.destroy();
    throw error;
  });
  const feed = openFeed(database, options);
  let closing: Promise<void> | undefined;
  return {
    ...storesOf(database, feed),
    async ping() {
      await sql`select 1`.execute(database.db);
    },
    close() {
      closing ??= close(database, feed);
      return closing;
    },
  };
}
