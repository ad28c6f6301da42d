/** Rate limits, counted in the database so that all machines count together. */
import type { LimitStore } from '../storage/storage';
import { HttpFault } from './exchange';

const WINDOW_MS = 60_000;

export interface LimitParts {
  readonly limits: LimitStore;
  readonly nowMs: () => number;
  /** Addresses are kept only as a keyed hash. */
  readonly hash: (value: string) => string;
  readonly perAddress: number;
  readonly perConversation: number;
}

export class RateLimits {
  constructor(private readonly parts: LimitParts) {}

  /** @throws HttpFault 429 */
  address(address: string): Promise<void> {
    return this.take('address', address, this.parts.perAddress);
  }

  /** `weight`: how many such requests count as one message. @throws HttpFault 429 */
  conversation(use: string, conversationId: string, weight = 1): Promise<void> {
    return this.take(use, conversationId, Math.ceil(this.parts.perConversation * weight));
  }

  private async take(use: string, subject: string, limit: number): Promise<void> {
    if (limit === 0) return;
    const { limits, nowMs, hash } = this.parts;
    const { allowed, retryAfterMs } = await limits.take(`${use}:${hash(subject)}`, limit, WINDOW_MS, nowMs());
    if (allowed) return;
    const seconds = String(Math.max(1, Math.ceil(retryAfterMs / 1_000)));
    throw new HttpFault(429, 'TooManyRequests', 'Too many requests: wait a moment.', {
      'retry-after': seconds,
    });
  }
}
