/** What the process counts of itself, for Prometheus: figures by closed labels, never words or ids. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Channel, SAFETY_LEVELS, type Turn } from '../core/types';
import { known } from './labels';

/** A turn takes milliseconds; through the Bot Framework service its sending is in it, and that may be seconds. */
const TURN_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const PREFIX = 'family_support_';
const REQUEST_BUCKETS_SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of the route, such as `/conversations/:id`; `none` where there is no route. */
  readonly route: string;
  readonly status: number;
  readonly tookMs: number;
}

/** What is looked up when the figures are asked for. */
export interface Readings {
  readonly openSockets: () => number;
  readonly outbox: () => Promise<{ readonly pending: number; readonly dead: number }>;
  /** Translated or English texts without a signature, by language. */
  readonly drafts: () => Iterable<readonly [language: string, drafts: number]>;
}

export type ReloadResult = 'taken' | 'refused' | 'failed';

export class Metrics {
  private readonly registry = new Registry();
  private readonly turns = this.counter('turns_total', 'Finished turns.', ['channel', 'outcome', 'language']);
  private readonly failedTurns = this.counter('turn_failures_total', 'Turns that ended in an apology.', [
    'channel',
  ]);
  private readonly turnSeconds = this.histogram(
    'turn_duration_seconds',
    'Time from an activity to its sent replies.',
    ['channel'],
    TURN_BUCKETS_SECONDS,
  );
  private readonly safety = this.counter('safety_replies_total', 'Safety replies by level.', ['level']);
  private readonly fallbacks = this.counter(
    'safety_fallbacks_total',
    'Times that triage itself failed, and the fallback (911, 988, the phone) stood in for it.',
    [],
  );
  private readonly requests = this.counter('http_requests_total', 'Answered HTTP requests.', [
    'method',
    'route',
    'status',
  ]);
  private readonly requestSeconds = this.histogram(
    'http_request_duration_seconds',
    'Time to answer an HTTP request.',
    ['route'],
    REQUEST_BUCKETS_SECONDS,
  );
  private readonly storageErrors = this.counter('storage_errors_total', 'Calls of a store that failed.', [
    'store',
  ]);
  private readonly reloads = this.counter('content_reloads_total', 'Reloads of the content.', ['result']);

  constructor() {
    // An alert on an increase needs a zero to begin with.
    for (const level of SAFETY_LEVELS) this.safety.inc({ level }, 0);
  }

  readonly turn = (turn: Turn, channel: Channel, outcome: string): void => {
    const { language } = turn;
    this.turns.inc({
      channel: known('channel', channel),
      outcome: known('outcome', outcome),
      language: known('language', language),
    });
    const level = SAFETY_LEVELS.find((each) => each === turn.outcome);
    if (level) this.safety.inc({ level });
  };

  readonly turnTook = (channel: Channel, tookMs: number): void => {
    this.turnSeconds.observe({ channel: known('channel', channel) }, tookMs / 1_000);
  };

  readonly turnFailed = (channel: Channel): void => {
    this.failedTurns.inc({ channel: known('channel', channel) });
  };

  readonly safetyFallback = (): void => {
    this.fallbacks.inc();
  };

  /** `route` is bounded: it is the pattern that the program registered. */
  readonly request = ({ method, route, status, tookMs }: AnsweredRequest): void => {
    this.requests.inc({
      method: known('method', method),
      route,
      status: known('status', String(status)),
    });
    this.requestSeconds.observe({ route }, tookMs / 1_000);
  };

  readonly storageError = (store: string): void => {
    this.storageErrors.inc({ store: known('store', store) });
  };

  readonly reload = (result: ReloadResult): void => {
    this.reloads.inc({ result });
  };

  /** Adds what is looked up at each reading, and what Node tells of the process. Once. */
  watch({ openSockets, outbox, drafts }: Readings): void {
    this.gauge('direct_line_sockets', 'Open sockets of website chats.', [], (gauge) =>
      gauge.set(openSockets()),
    );
    this.gauge(
      'outbox_items',
      'Deliveries of call-back requests that wait or were given up.',
      ['state'],
      (gauge) =>
        outbox().then(
          ({ pending, dead }) => {
            gauge.set({ state: 'pending' }, pending);
            gauge.set({ state: 'dead' }, dead);
          },
          () => gauge.reset(),
        ),
    );
    this.gauge('content_drafts', 'Texts that nobody has signed.', ['language'], (gauge) => {
      gauge.reset();
      for (const [language, count] of drafts()) gauge.set({ language: known('language', language) }, count);
    });
    collectDefaultMetrics({ register: this.registry });
  }

  /** In Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  private counter<T extends string>(name: string, help: string, labelNames: readonly T[]): Counter<T> {
    return new Counter({ name: PREFIX + name, help, labelNames, registers: [this.registry] });
  }

  private histogram<T extends string>(
    name: string,
    help: string,
    labelNames: readonly T[],
    buckets: number[],
  ): Histogram<T> {
    return new Histogram({ name: PREFIX + name, help, labelNames, buckets, registers: [this.registry] });
  }

  private gauge<T extends string>(
    name: string,
    help: string,
    labelNames: readonly T[],
    read: (gauge: Gauge<T>) => void | Promise<void>,
  ): void {
    const registers = [this.registry];
    const gauge: Gauge<T> = new Gauge({
      name: PREFIX + name,
      help,
      labelNames,
      registers,
      collect: () => read(gauge),
    });
  }
}
