/** Counts finished turns without words, and stores the counts about once a second. */
import type { Channel, Turn } from '../core/types';
import type { EventCount, EventStore } from '../storage/storage';

/** One write a second, however many turns there were. */
const FLUSH_MS = 1_000;
/** While the database is away; after it the counts are given up rather than the memory. */
const MOST_KEPT = 10_000;

export interface CounterParts {
  readonly events: EventStore;
  readonly nowMs: () => number;
  /** The center's, since its staff read the days. */
  readonly timeZone: string;
  readonly onError: (error: unknown) => void;
}

/** A clarifying question names several topics and answers none of them. */
function topicOf({ outcome, topics }: Turn): string {
  return outcome === 'clarify' ? '' : (topics[0] ?? '');
}

/** A form is one wish for contact, where it begins; its steps are no questions. */
export function outcomeOf({ outcome, replies }: Turn): string {
  if (replies[0]?.kind === 'welcome') return 'welcome';
  const isStep =
    outcome === 'contact' && replies.every(({ kind, form }) => kind === 'form' && form === undefined);
  return isStep ? 'form-step' : outcome;
}

export class EventCounter {
  private kept: EventCount[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly days: Intl.DateTimeFormat;

  constructor(private readonly parts: CounterParts) {
    // Canada writes a date as the store wants it: 2026-11-23.
    this.days = new Intl.DateTimeFormat('en-CA', { timeZone: parts.timeZone });
  }

  readonly observe = (turn: Turn, channel: Channel, smsSegments = 0): void => {
    const { language } = turn;
    this.add({ outcome: outcomeOf(turn), topic: topicOf(turn), language, channel }, smsSegments);
  };

  /** `smsSegments`: of the text messages sent with it. */
  add(event: Omit<EventCount, 'day' | 'count' | 'smsSegments'>, smsSegments = 0): void {
    if (this.kept.length >= MOST_KEPT) return;
    this.kept.push({ ...event, day: this.days.format(this.parts.nowMs()), count: 1, smsSegments });
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Stores what is waiting; what cannot be stored waits for the next time. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counts = this.kept;
    this.kept = [];
    try {
      await this.parts.events.add(counts);
    } catch (error) {
      this.kept = [...counts, ...this.kept].slice(0, MOST_KEPT);
      this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
      this.parts.onError(error);
    }
  }
}
