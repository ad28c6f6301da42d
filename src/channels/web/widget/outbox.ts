/** What the person wrote and the service has not echoed yet. All tabs of the browser share it. */
import type { Activity, Outgoing } from './activity';
import { kept } from './kept';

/** Pages without a secure address have no `randomUUID`. */
function freshId(): string {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}

export class Outbox {
  private readonly refused = new Set<string>();
  /** On its way to the service. */
  private leaving: string | undefined;

  /** `changed` is called with what waits, whenever that changes. */
  constructor(
    private readonly changed: (outgoing: readonly Outgoing[], refused: ReadonlySet<string>) => void,
  ) {}

  /** What was sent before this page was loaded comes with the replay. */
  start(): void {
    this.keep(kept.outbox().filter(({ isSent }) => !isSent));
  }

  show(): void {
    this.changed(kept.outbox(), this.refused);
  }

  add(text: string, value: unknown): void {
    const outgoing: Outgoing = { id: freshId(), text, ...(value === undefined ? {} : { value }) };
    this.keep([...kept.outbox(), outgoing]);
  }

  has(id: string): boolean {
    return kept.outbox().some((outgoing) => outgoing.id === id);
  }

  next(): Outgoing | undefined {
    const next = kept.outbox().find(({ id, isSent }) => !isSent && !this.refused.has(id));
    this.leaving = next?.id;
    return next;
  }

  sent(id: string): void {
    this.keep(
      kept.outbox().map((outgoing) => (outgoing.id === id ? { ...outgoing, isSent: true } : outgoing)),
    );
  }

  echoed(activities: readonly Activity[]): void {
    const ids = new Set(activities.map(({ channelData }) => channelData?.clientActivityID));
    const left = kept.outbox().filter(({ id }) => !ids.has(id));
    if (left.length < kept.outbox().length) this.keep(left);
  }

  /** The conversation is gone, and with it what it had. */
  forgetSent(): void {
    this.start();
  }

  /** The service has removed what it had, and will not echo it; what it never got stays. */
  clear(): void {
    this.keep(kept.outbox().filter(({ id, isSent }) => !isSent && id !== this.leaving));
  }

  refuse(id: string): void {
    this.refused.add(id);
    this.show();
  }

  tryAgain(id: string): void {
    this.refused.delete(id);
    this.show();
  }

  private keep(outbox: readonly Outgoing[]): void {
    kept.keepOutbox(outbox);
    this.show();
  }
}
