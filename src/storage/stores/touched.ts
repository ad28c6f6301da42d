const MINUTE_MS = 60_000;

/**
 * When a row was last used, as far as retention cares: the end of this minute. What is kept for days need not have its
 * place in an index moved with every message.
 */
export const touchedAt = (nowMs: number): number => Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS;
