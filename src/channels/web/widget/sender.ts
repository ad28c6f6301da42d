/** Sends what waits, in order, one tab at a time; what the network loses stays and is tried again. */
import { oneTabAtATime } from './kept';
import type { Outbox } from './outbox';
import { Refused, type Service } from './service';

/** The echo takes milliseconds; without it the stream only looks alive. */
const LONGEST_ECHO_MS = 5_000;
const BUSY_WAIT_MS = 2_000;

export interface SenderParts {
  readonly outbox: Outbox;
  readonly service: Service;
  readonly locale: () => string;
  readonly failed: (error: unknown) => void;
  /** The service took a message, and its echo did not come. */
  readonly unheard: () => unknown;
}

export class Sender {
  private isSending = false;

  constructor(private readonly parts: SenderParts) {}

  async flush(): Promise<void> {
    if (this.isSending || this.parts.service.conversationId === undefined) return;
    this.isSending = true;
    try {
      await oneTabAtATime('send', () => this.sendAll());
    } catch (error) {
      if (error instanceof Refused && error.isPassing) setTimeout(() => void this.flush(), BUSY_WAIT_MS);
      else this.parts.failed(error);
    } finally {
      this.isSending = false;
    }
  }

  private async sendAll(): Promise<void> {
    const { outbox, service, locale } = this.parts;
    for (let next = outbox.next(); next !== undefined; next = outbox.next()) {
      try {
        await service.post(next, locale());
        outbox.sent(next.id);
        this.expectEcho(next.id);
      } catch (error) {
        if (!(error instanceof Refused) || error.isGone || error.isPassing) throw error;
        outbox.refuse(next.id);
      }
    }
  }

  private expectEcho(id: string): void {
    setTimeout(() => this.parts.outbox.has(id) && this.parts.unheard(), LONGEST_ECHO_MS);
  }
}
