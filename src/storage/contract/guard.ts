/** What keeps the bot polite: those who want no text messages, and those who send too many. */

/** People who said STOP, by keyed hash of the number. Kept until they say START; never purged. */
export interface OptOutStore {
  set(hash: string, nowMs: number): Promise<void>;
  clear(hash: string): Promise<void>;
  has(hash: string): Promise<boolean>;
}

export interface Taken {
  readonly allowed: boolean;
  /** How many more are allowed in this window. */
  readonly remaining: number;
  /** 0 when allowed, else the time until the window ends. */
  readonly retryAfterMs: number;
  /** True exactly once a window: the first one refused. For "one kind sentence, then silence". */
  readonly firstRefusal: boolean;
}

export interface LimitStore {
  /**
   * Counts one use of `key` (an address, a token or a number, hashed) in a window that starts with the first use,
   * shared between all machines. `limit` uses are allowed in each `windowMs`.
   */
  take(key: string, limit: number, windowMs: number, nowMs: number): Promise<Taken>;
}
