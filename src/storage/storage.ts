/**
 * The one door to everything that is kept; `openStorage` in `./open-storage` opens it. SQLite in a file (nothing to install) and Postgres (many machines)
 * stand behind it with the same behaviour.
 *
 * Rules for all stores:
 * - Times come from the caller as `nowMs`: milliseconds since 1970, UTC.
 * - A "conversation key" is one string for one conversation, already without personal data: the Direct Line
 *   conversation id on the website, a keyed hash of the number on SMS, a keyed hash of the Teams conversation.
 *   Use the same string in every store, or `forget` cannot find it all.
 * - Values given as `unknown` are stored as JSON text; they come back as plain data.
 * - A promise that resolves means: it is stored. A database that cannot be reached rejects it.
 */
import type { CallbackStore, OutboxStore } from './contract/callback';
import type { ActivityStore, ReceiptStore, StateStore } from './contract/conversation';
import type { LimitStore, OptOutStore } from './contract/guard';
import type {
  EventStore,
  FeedbackStore,
  StaffPreferenceStore,
  TeamsTargetStore,
  UnansweredStore,
} from './contract/insight';
import type { RetentionStore } from './contract/retention';

export * from './contract/callback';
export * from './contract/conversation';
export * from './contract/guard';
export * from './contract/insight';
export * from './contract/retention';

export interface Storage {
  readonly state: StateStore;
  readonly activities: ActivityStore;
  readonly receipts: ReceiptStore;
  readonly optOuts: OptOutStore;
  readonly limits: LimitStore;
  readonly callbacks: CallbackStore;
  readonly outbox: OutboxStore;
  readonly feedback: FeedbackStore;
  readonly events: EventStore;
  readonly unanswered: UnansweredStore;
  readonly teamsTargets: TeamsTargetStore;
  readonly staffPreferences: StaffPreferenceStore;
  readonly retention: RetentionStore;
  /** Resolves when the database answers; rejects when it does not. For the readiness check. */
  ping(): Promise<void>;
  /** Waits for running work, ends subscriptions, closes connections. May be called twice. */
  close(): Promise<void>;
}

export interface StorageOptions {
  /** `postgres://…`; when absent the embedded database is used. */
  readonly url?: string | undefined;
  /** Directory of the embedded database's file, created when missing; `:memory:` keeps nothing. */
  readonly directory?: string | undefined;
  /** Called with an error of a background connection; the storage goes on by itself. Has no person's words. */
  readonly onBackgroundError?: ((error: Error) => void) | undefined;
}
