/** A small Direct Line 3.0 client: one conversation that survives lost servers, sleep, reloads and expired tokens. */
import type { Activity, Outgoing } from './activity';
import { kept, type Ticket } from './kept';

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
const REFRESH_MS = 15 * 60_000;
/** Proxies close a silent socket; an empty frame is the protocol's heartbeat. */
const HEARTBEAT_MS = 20_000;
const POLL_MS = 2_000;
/** After so many sockets that never opened, the line is polled instead. */
const SOCKETS_BEFORE_POLLING = 2;
/** Tries before the person is told that the chat does not work; it goes on trying. */
const TRIES_BEFORE_FAILED = 3;
const GONE: ReadonlySet<number> = new Set([401, 403, 404]);

class Refused extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

export class Line {
  private ticket: Ticket | undefined = kept.ticket();
  private watermark = '';
  private socket: WebSocket | undefined;
  private failures = 0;
  private deadSockets = 0;
  private timer: number | undefined;
  private isSending = false;
  private outbox: Outgoing[] = kept.outbox();
  private readonly refused = new Set<string>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly events: LineEvents,
    private readonly locale: () => string,
  ) {}

  start(): void {
    addEventListener('online', () => this.wake());
    addEventListener('offline', () => this.events.state('offline'));
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && this.wake(),
    );
    setInterval(() => void this.refresh(), REFRESH_MS);
    setInterval(() => this.socket?.readyState === WebSocket.OPEN && this.socket.send(''), HEARTBEAT_MS);
    this.events.waiting(this.outbox, this.refused);
    void this.connect();
  }

  send(text: string, value?: unknown): void {
    const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    this.keep([...this.outbox, { id, text, ...(value === undefined ? {} : { value }) }]);
    void this.flush();
  }

  /** Tries what was refused once more. */
  again(id: string): void {
    this.refused.delete(id);
    void this.flush();
  }

  private keep(outbox: Outgoing[]): void {
    this.outbox = outbox;
    kept.keepOutbox(outbox);
    this.events.waiting(outbox, this.refused);
  }

  /** A phone woke up or the network came back: do not wait for the next try. */
  private wake(): void {
    if (this.socket?.readyState === WebSocket.OPEN) void this.flush();
    else if (this.socket?.readyState !== WebSocket.CONNECTING) void this.connect();
  }

  private async call(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
    const { domain = '', token = '' } = this.ticket ?? {};
    const headers = {
      authorization: `Bearer ${token}`,
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    };
    const response = await fetch(domain + path, { ...init, headers });
    if (!response.ok) throw new Refused(response.status);
    return (await response.json()) as Record<string, unknown>;
  }

  private async open(): Promise<string> {
    if (this.ticket) return this.resume(this.ticket);
    const response = await fetch('/api/token', { method: 'POST' });
    if (!response.ok) throw new Refused(response.status);
    this.setTicket((await response.json()) as Ticket);
    const started = await this.call('/conversations', {
      method: 'POST',
      body: JSON.stringify({ locale: this.locale() }),
    });
    this.setTicket({ ...this.ticket!, ...(started as { token?: string }) } as Ticket);
    return started['streamUrl'] as string;
  }

  private async resume({ conversationId }: Ticket): Promise<string> {
    const resumed = await this.call(`/conversations/${conversationId}?watermark=${this.watermark}`);
    if (resumed['token']) this.setTicket({ ...this.ticket!, token: resumed['token'] as string });
    return resumed['streamUrl'] as string;
  }

  private setTicket(ticket: Ticket | undefined): void {
    this.ticket = ticket && {
      token: ticket.token,
      conversationId: ticket.conversationId,
      domain: ticket.domain,
    };
    kept.keepTicket(this.ticket);
  }

  private async connect(): Promise<void> {
    clearTimeout(this.timer);
    if (this.failures === 0) this.events.state('connecting');
    try {
      const streamUrl = await this.open();
      if (this.deadSockets >= SOCKETS_BEFORE_POLLING || !streamUrl) await this.poll();
      else this.listen(streamUrl);
    } catch (error) {
      this.onFailure(error);
    }
  }

  private onFailure(error: unknown): void {
    if (error instanceof Refused && GONE.has(error.status) && this.ticket) {
      this.setTicket(undefined);
      this.watermark = '';
      this.seen.clear();
      this.events.expired();
      void this.connect();
      return;
    }
    this.failures += 1;
    this.events.state(this.failures >= TRIES_BEFORE_FAILED ? 'failed' : 'offline');
    this.later(Math.min(FIRST_WAIT_MS * 2 ** (this.failures - 1), LONGEST_WAIT_MS));
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.connect(), ms);
  }

  private listen(url: string): void {
    const socket = new WebSocket(url);
    let wasOpen = false;
    this.socket = socket;
    socket.onopen = () => {
      wasOpen = true;
      this.onLine();
    };
    socket.onmessage = ({ data }) => typeof data === 'string' && data !== '' && this.take(JSON.parse(data));
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      if (!wasOpen) this.deadSockets += 1;
      this.onFailure(undefined);
    };
  }

  private onLine(): void {
    this.failures = 0;
    this.events.state('online');
    void this.flush();
  }

  private async poll(): Promise<void> {
    const { conversationId } = this.ticket!;
    this.take(await this.call(`/conversations/${conversationId}/activities?watermark=${this.watermark}`));
    if (this.failures > 0 || this.socket === undefined) this.onLine();
    this.timer = window.setTimeout(
      () => this.poll().catch((error: unknown) => this.onFailure(error)),
      POLL_MS,
    );
  }

  /** Replays and echoes arrive more than once; each activity is shown once. */
  private take(set: Record<string, unknown>): void {
    if (typeof set['watermark'] === 'string') this.watermark = set['watermark'];
    const activities = (set['activities'] as Activity[] | undefined) ?? [];
    const fresh = activities.filter(({ id }) => id === undefined || !this.seen.has(id));
    for (const { id } of fresh) if (id !== undefined) this.seen.add(id);
    const echoed = new Set(fresh.map(({ channelData }) => channelData?.clientActivityID));
    if (this.outbox.some(({ id }) => echoed.has(id)))
      this.keep(this.outbox.filter(({ id }) => !echoed.has(id)));
    this.events.activities(fresh);
  }

  /** Sends what waits, in order; what the network loses stays and is tried again. */
  private async flush(): Promise<void> {
    if (this.isSending || !this.ticket) return;
    this.isSending = true;
    try {
      for (const { id, text, value } of [...this.outbox]) {
        if (!this.refused.has(id)) await this.post(id, text, value);
      }
    } catch (error) {
      if (this.socket?.readyState !== WebSocket.OPEN || (error instanceof Refused && GONE.has(error.status)))
        this.onFailure(error);
      else window.setTimeout(() => void this.flush(), FIRST_WAIT_MS * 2);
    } finally {
      this.isSending = false;
    }
  }

  private async post(id: string, text: string, value: unknown): Promise<void> {
    const activity = {
      type: 'message',
      from: { id: 'person' },
      locale: this.locale(),
      text,
      ...(value === undefined ? {} : { value }),
      channelData: { clientActivityID: id },
    };
    try {
      await this.call(`/conversations/${this.ticket!.conversationId}/activities`, {
        method: 'POST',
        body: JSON.stringify(activity),
      });
    } catch (error) {
      if (
        !(error instanceof Refused) ||
        GONE.has(error.status) ||
        error.status >= 500 ||
        error.status === 429
      )
        throw error;
      this.refused.add(id);
      this.events.waiting(this.outbox, this.refused);
    }
  }

  private async refresh(): Promise<void> {
    if (!this.ticket) return;
    await this.call('/tokens/refresh', { method: 'POST' }).then(
      ({ token }) => this.setTicket({ ...this.ticket!, token: token as string }),
      () => undefined,
    );
  }
}
