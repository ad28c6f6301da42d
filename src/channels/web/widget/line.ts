/** One conversation that survives lost servers, sleep, reloads, other tabs and ended tokens. */
import { type Activity, clearingPlace, type Outgoing } from './activity';
import { onOtherTab } from './kept';
import { Outbox } from './outbox';
import { Sender } from './sender';
import { type ActivitySet, Refused, Service } from './service';
import { CLOSED_TO_RESTART, openSocket } from './socket';

export type LineState = 'connecting' | 'online' | 'offline' | 'failed';

export interface LineEvents {
  activities(activities: readonly Activity[]): void;
  state(state: LineState): void;
  /** The old conversation is gone; a new one begins. */
  expired(): void;
  /** What waits to be sent, whenever that changes. */
  waiting(outgoing: readonly Outgoing[], refused: ReadonlySet<string>): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;
/** A restart takes about so long; all clients must not come back in the same moment. */
const RESTART_WAIT_MS = 1_500;
const RENEW_MS = 15 * 60_000;
const POLL_MS = 2_000;
/** Where sockets are blocked, the line is polled for so long before the next try. */
const POLLING_MS = 120_000;
/** Tries before the person is told that the chat does not work; it goes on trying. */
const TRIES_BEFORE_FAILED = 3;

/** Between the half and the whole, so that clients spread. */
function about(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}

export class Line {
  private readonly service = new Service();
  private readonly outbox: Outbox;
  private readonly sender: Sender;
  private watermark = '';
  private socket: WebSocket | undefined;
  private failures = 0;
  private pollUntilMs = 0;
  private renewals = 0;
  private timer: number | undefined;
  private isConnecting = false;
  private readonly seen = new Set<string>();

  constructor(
    private readonly events: LineEvents,
    private readonly locale: () => string,
  ) {
    this.outbox = new Outbox((outgoing, refused) => events.waiting(outgoing, refused));
    this.sender = new Sender({
      outbox: this.outbox,
      service: this.service,
      locale,
      failed: (error) => this.onFailure(error),
      unheard: () => this.socket && this.reconnect(),
    });
  }

  start(): void {
    addEventListener('online', () => this.wake());
    addEventListener('pageshow', ({ persisted }) => persisted && this.wake());
    addEventListener('offline', () => this.events.state('offline'));
    document.addEventListener('visibilitychange', () => document.hidden || this.wake());
    onOtherTab(
      () => this.service.takeOver() && this.beginAnew(),
      () => this.outbox.show(),
    );
    setInterval(() => this.service.conversationId && this.service.renew().catch(() => undefined), RENEW_MS);
    this.outbox.start();
    this.events.state('connecting');
    void this.connect();
  }

  send(text: string, value?: unknown): void {
    this.outbox.add(text, value);
    void this.sender.flush();
  }

  /** Tries what was refused once more. */
  again(id: string): void {
    this.outbox.tryAgain(id);
    void this.sender.flush();
  }

  /** A phone woke up or the network came back: look at once, and do not trust an old socket. */
  private wake(): void {
    if (this.socket?.readyState !== WebSocket.OPEN) void this.connect();
    else
      this.catchUp().then(
        () => this.onLine(),
        (error: unknown) => this.onFailure(error),
      );
  }

  private async catchUp(): Promise<void> {
    this.take(await this.service.after(this.watermark));
  }

  private async connect(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isConnecting || this.socket?.readyState === WebSocket.CONNECTING) return;
    this.isConnecting = true;
    try {
      const streamUrl = await this.service.open(this.watermark, this.locale());
      if (!streamUrl || Date.now() < this.pollUntilMs) await this.poll();
      else this.listen(streamUrl);
    } catch (error) {
      this.onFailure(error);
    } finally {
      this.isConnecting = false;
    }
  }

  private onFailure(error: unknown): void {
    this.hangUp();
    if (error instanceof Refused && error.isGone && this.renewals === 0) {
      this.renewals += 1;
      this.service.forget();
      this.beginAnew();
      return;
    }
    this.failures += 1;
    this.events.state(this.failures >= TRIES_BEFORE_FAILED ? 'failed' : 'offline');
    this.later(about(Math.min(FIRST_WAIT_MS * 2 ** this.failures, LONGEST_WAIT_MS)));
  }

  private beginAnew(): void {
    this.hangUp();
    this.watermark = '';
    this.seen.clear();
    this.outbox.forgetSent();
    this.events.expired();
    this.later(0);
  }

  private later(ms: number, work = () => this.connect()): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => work().catch((error: unknown) => this.onFailure(error)), ms);
  }

  private reconnect(): void {
    this.hangUp();
    void this.connect();
  }

  private hangUp(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
  }

  private listen(url: string): void {
    this.hangUp();
    const socket = openSocket(url, {
      opened: () => this.onLine(),
      received: (set) => this.take(set as ActivitySet),
      closed: (code, wasOpen) => this.socket === socket && this.onClosed(code, wasOpen),
    });
    this.socket = socket;
  }

  private onClosed(code: number, wasOpen: boolean): void {
    this.socket = undefined;
    if (!wasOpen) {
      this.pollUntilMs = Date.now() + POLLING_MS;
      this.later(0);
    } else if (code === CLOSED_TO_RESTART) {
      this.events.state('connecting');
      this.later(about(RESTART_WAIT_MS));
    } else {
      this.onFailure(undefined);
    }
  }

  private onLine(): void {
    this.failures = 0;
    this.renewals = 0;
    this.events.state('online');
    void this.sender.flush();
  }

  private async poll(): Promise<void> {
    await this.catchUp();
    this.onLine();
    this.later(POLL_MS, Date.now() < this.pollUntilMs ? () => this.poll() : undefined);
  }

  /** Replays and echoes arrive more than once; each activity is shown once. */
  private take({ activities = [], watermark }: ActivitySet): void {
    if (watermark !== undefined) this.watermark = watermark;
    const fresh = activities.filter(({ id }) => !id || !this.seen.has(id));
    for (const { id } of fresh) if (id) this.seen.add(id);
    this.outbox.echoed(fresh);
    if (clearingPlace(fresh) >= 0) this.outbox.clear();
    this.events.activities(fresh);
  }
}
