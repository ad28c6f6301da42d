/** One open socket: everything after its watermark, then whatever comes. */
import type { Activity } from 'botbuilder';
import type { WebSocket } from 'ws';
import type { ActivityStore, StoredActivity } from '../../../storage/storage';
import { placed } from './envelope';
import { MOST_ACTIVITIES_AT_ONCE } from './service';

/** A client that takes nothing off the line for so long is gone; it will ask again from its watermark. */
const MOST_BUFFERED_BYTES = 1_048_576;

export const CLOSE_EXPIRED = 1008;
const CLOSE_FAILED = 1011;
export const CLOSE_RESTART = 1012;

export class Stream {
  private isPumping = false;
  private isNewsWaiting = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly activities: ActivityStore,
    private readonly conversationId: string,
    private watermark: number,
  ) {}

  /** Sends what is there; a call while one is running makes it look once more. */
  async pump(): Promise<void> {
    this.isNewsWaiting = true;
    if (this.isPumping) return;
    this.isPumping = true;
    try {
      while (this.isNewsWaiting && this.isOpen) {
        this.isNewsWaiting = false;
        if (await this.sendNext()) this.isNewsWaiting = true;
      }
    } catch {
      this.close(CLOSE_FAILED, 'try again');
    } finally {
      this.isPumping = false;
    }
  }

  /** News of the conversation. What was stored here a moment ago is sent as it is, if it is what comes next. */
  hear(appended: readonly StoredActivity[] = []): void {
    if (this.isPumping || !this.isOpen || appended[0]?.sequence !== this.watermark + 1) void this.pump();
    else this.send(appended);
  }

  show(activity: Partial<Activity>): void {
    if (this.isOpen) this.socket.send(JSON.stringify({ activities: [activity] }));
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** True when there may be more. */
  private async sendNext(): Promise<boolean> {
    const rows = await this.activities.after(this.conversationId, this.watermark, MOST_ACTIVITIES_AT_ONCE);
    if (rows.length === 0 || !this.isOpen) return false;
    this.send(rows);
    return rows.length === MOST_ACTIVITIES_AT_ONCE;
  }

  private send(rows: readonly StoredActivity[]): void {
    if (this.socket.bufferedAmount > MOST_BUFFERED_BYTES) return this.socket.terminate();
    this.watermark = rows.at(-1)!.sequence;
    const activities = rows.map((row) => placed(this.conversationId, row));
    this.socket.send(JSON.stringify({ activities, watermark: String(this.watermark) }));
  }
}
