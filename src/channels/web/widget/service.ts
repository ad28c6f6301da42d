/** The calls of Direct Line 3.0, with a token that is renewed before a conversation is given up. */
import type { Activity, Outgoing } from './activity';
import { kept, oneTabAtATime, type Ticket } from './kept';

/** A call on a dead line must end, or everything after it waits. */
const LONGEST_CALL_MS = 20_000;
const TOKEN_ENDED: ReadonlySet<number> = new Set([401, 403]);

export class Refused extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }

  /** The conversation, or the right to it, is gone for good. */
  get isGone(): boolean {
    return TOKEN_ENDED.has(this.status) || this.status === 404;
  }

  /** The service cannot now; it may later. */
  get isPassing(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

export interface ActivitySet {
  readonly activities?: readonly Activity[];
  readonly watermark?: string;
}

interface Opening {
  readonly token?: string;
  readonly streamUrl?: string;
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  const stopper = new AbortController();
  const timer = setTimeout(() => stopper.abort(), LONGEST_CALL_MS);
  try {
    const response = await fetch(url, { ...init, signal: stopper.signal });
    if (!response.ok) throw new Refused(response.status);
    return (await response.json()) as T;
  } finally {
    clearTimeout(timer);
  }
}

export class Service {
  private ticket: Ticket | undefined = kept.ticket();
  private renewing: Promise<void> | undefined;

  get conversationId(): string | undefined {
    return this.ticket?.conversationId;
  }

  /** Takes over what another tab has kept; true when that is another conversation. */
  takeOver(): boolean {
    const before = this.conversationId;
    this.ticket = kept.ticket();
    return this.conversationId !== before;
  }

  forget(): void {
    this.keep(undefined);
  }

  /** The address of the stream: of the conversation so far, or of a new one. */
  async open(watermark: string, locale: string): Promise<string | undefined> {
    if (this.ticket) return this.resume(watermark);
    return oneTabAtATime('start', async () => {
      this.ticket = kept.ticket();
      return this.ticket ? this.resume(watermark) : this.begin(locale);
    });
  }

  after(watermark: string): Promise<ActivitySet> {
    return this.call(`/conversations/${this.conversationId}/activities?watermark=${watermark}`);
  }

  async post({ id, text, value }: Outgoing, locale: string): Promise<void> {
    const activity = {
      type: 'message',
      from: { id: 'person' },
      locale,
      text,
      ...(value === undefined ? {} : { value }),
      channelData: { clientActivityID: id },
    };
    await this.call(`/conversations/${this.conversationId}/activities`, activity);
  }

  /** A token that ended lately is enough for the service: a phone that slept goes on. */
  renew(): Promise<void> {
    this.renewing ??= this.direct<Opening>('/tokens/refresh', {})
      .then(({ token }) => this.keepToken(token))
      .finally(() => {
        this.renewing = undefined;
      });
    return this.renewing;
  }

  private async begin(locale: string): Promise<string | undefined> {
    this.ticket = await request<Ticket>('/api/token', { method: 'POST' });
    const { token, streamUrl } = await this.direct<Opening>('/conversations', { locale });
    this.keepToken(token);
    return streamUrl;
  }

  private async resume(watermark: string): Promise<string | undefined> {
    const path = `/conversations/${this.conversationId}?watermark=${watermark}`;
    const { token, streamUrl } = await this.call<Opening>(path);
    this.keepToken(token);
    return streamUrl;
  }

  private async call<T>(path: string, body?: unknown): Promise<T> {
    try {
      return await this.direct<T>(path, body);
    } catch (error) {
      if (!(error instanceof Refused && TOKEN_ENDED.has(error.status))) throw error;
      await this.renew();
      return this.direct<T>(path, body);
    }
  }

  private direct<T>(path: string, body?: unknown): Promise<T> {
    const { domain = '', token = '' } = this.ticket ?? {};
    const authorization = `Bearer ${token}`;
    if (body === undefined) return request(domain + path, { headers: { authorization } });
    const headers = { authorization, 'content-type': 'application/json' };
    return request(domain + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  private keepToken(token: string | undefined): void {
    if (this.ticket) this.keep({ ...this.ticket, ...(token ? { token } : {}) });
  }

  private keep(ticket: Ticket | undefined): void {
    this.ticket = ticket && {
      token: ticket.token,
      conversationId: ticket.conversationId,
      domain: ticket.domain,
    };
    kept.keepTicket(this.ticket);
  }
}
