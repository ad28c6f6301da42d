/** Delivers what is due, again and again until it is delivered or given up where staff can see it. */
import type { DeliveryKind, OutboxItem, OutboxStore } from '../storage/contract/callback';

/** Brings one request to people. Rejects when it could not; delivering the same item twice must be harmless. */
export type Deliver = (item: OutboxItem) => Promise<void>;

/** Trying again would not help: staff are shown it at once. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
  /** `code`: what is wrong, in a word without a person's. */
  constructor(readonly code: string) {
    super('The delivery has nowhere to go.');
  }
}

export interface WorkerParts {
  readonly outbox: OutboxStore;
  readonly deliver: Partial<Record<DeliveryKind, Deliver>>;
  readonly nowMs: () => number;
  /** Told of a failed attempt: the kind, a code, and whether it was the last. No person's words. */
  readonly onFailure: (kind: DeliveryKind, reason: string, isDead: boolean) => void;
}

const ROUND_MS = 5_000;
const MOST_AT_ONCE = 10;
/** Longer than the slowest delivery: five slow answers of a mail server. */
const LEASE_MS = 360_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
/** With these waits about a day and a half: past any outage that nobody repairs. */
export const MOST_ATTEMPTS = 40;

/** How long to wait after this many attempts: doubled each time, at most an hour. */
export function waitMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}

/** What may be said of an error in a table or a log: its code, never its message. */
export function reasonOf(error: unknown): string {
  const { code, responseCode, statusCode } = error as Partial<Record<string, unknown>>;
  const parts = [code, responseCode, statusCode].filter(
    (part) => typeof part === 'string' || typeof part === 'number',
  );
  return parts.length > 0 ? parts.join(' ') : error instanceof Error ? error.constructor.name : 'failed';
}

async function deliverOne(parts: WorkerParts, item: OutboxItem): Promise<void> {
  const { outbox, nowMs, onFailure } = parts;
  try {
    await parts.deliver[item.kind]!(item);
    await outbox.markSent(item, nowMs());
  } catch (error) {
    const reason = reasonOf(error);
    const isDead = error instanceof Undeliverable || item.attempts >= MOST_ATTEMPTS;
    if (isDead) await outbox.markDead(item, reason, nowMs());
    else await outbox.markFailed(item, nowMs() + waitMs(item.attempts), reason);
    onFailure(item.kind, reason, isDead);
  }
}

/** Delivers everything that is due now; gives how many items were tried. */
export async function deliverDue(parts: WorkerParts): Promise<number> {
  const kinds = Object.keys(parts.deliver) as DeliveryKind[];
  let tried = 0;
  for (;;) {
    const items = await parts.outbox.take({ kinds, limit: MOST_AT_ONCE, leaseMs: LEASE_MS }, parts.nowMs());
    if (items.length === 0) return tried;
    await Promise.all(items.map((item) => deliverOne(parts, item)));
    tried += items.length;
  }
}

export interface Worker {
  /** Something is due now. */
  nudge(): void;
  /** Ends it and waits for what is under way. */
  stop(): Promise<void>;
}

/** A failing database is tried again at the next round. */
export function startWorker(parts: WorkerParts, onError: (error: unknown) => void): Worker {
  let running: Promise<unknown> | undefined;
  let isAgain = false;
  const round = () => {
    if (running) {
      isAgain = true;
      return;
    }
    running = deliverDue(parts)
      .catch(onError)
      .finally(() => {
        running = undefined;
        if (isAgain) {
          isAgain = false;
          round();
        }
      });
  };
  const timer = setInterval(round, ROUND_MS).unref();
  return {
    nudge: round,
    async stop() {
      clearInterval(timer);
      isAgain = false;
      await running;
    },
  };
}
