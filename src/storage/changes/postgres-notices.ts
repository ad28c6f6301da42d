/** LISTEN and NOTIFY between the machines on one Postgres. Lost notices are made up for by the poll. */
import { sql } from 'kysely';
import type { Client } from 'pg';
import type { Database } from '../database/connect';

const CHANNEL = 'family_support_activities';
/** Postgres takes 8,000 bytes in one notice. */
const NOTICE_BYTES = 7_500;
const RECONNECT_MS = 1_000;

type News = readonly (readonly [conversationId: string, sequence: number])[];

export interface NoticesOptions {
  readonly database: Database;
  readonly newClient: () => Client;
  readonly onNews: (conversationId: string, sequence: number) => void;
  /** Connected, perhaps again: something may have been missed. */
  readonly onConnected: () => void;
  readonly onError: (error: Error) => void;
}

export class PostgresNotices {
  private client: Client | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private readonly unsent = new Map<string, number>();
  private sending: Promise<void> | undefined;
  private closed = false;
  connected = false;

  constructor(private readonly options: NoticesOptions) {}

  /** Once; later calls do nothing. */
  listen(): void {
    if (!this.client && !this.closed && !this.reconnect) void this.connect();
  }

  /**
   * After the commit and in batches: a NOTIFY inside the transaction would make all commits of the database
   * wait for each other.
   */
  send(conversationId: string, sequence: number): void {
    this.unsent.set(conversationId, sequence);
    this.startSending();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    while (this.sending) await this.sending;
    await this.client?.end().catch(this.options.onError);
  }

  private async connect(): Promise<void> {
    const client = this.options.newClient();
    this.client = client;
    client.on('error', this.options.onError);
    client.on('end', () => this.retryLater(client));
    client.on('notification', ({ payload }) => this.receive(payload ?? '[]'));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.connected = true;
      this.options.onConnected();
    } catch (error) {
      this.options.onError(error as Error);
      await client.end().catch(this.options.onError);
      this.retryLater(client);
    }
  }

  private retryLater(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.connected = false;
    if (this.closed) return;
    this.reconnect = setTimeout(() => {
      this.reconnect = undefined;
      this.listen();
    }, RECONNECT_MS).unref();
  }

  private receive(payload: string): void {
    for (const [conversationId, sequence] of JSON.parse(payload) as News) {
      this.options.onNews(conversationId, sequence);
    }
  }

  private startSending(): void {
    this.sending ??= this.flush().finally(() => {
      this.sending = undefined;
      if (this.unsent.size > 0) this.startSending();
    });
  }

  private async flush(): Promise<void> {
    while (this.unsent.size > 0) {
      const payload = JSON.stringify(this.nextBatch());
      await sql`select pg_notify(${CHANNEL}, ${payload})`
        .execute(this.options.database.db)
        .catch(this.options.onError);
    }
  }

  private nextBatch(): News {
    const batch: [string, number][] = [];
    let bytes = 0;
    for (const news of this.unsent) {
      bytes += Buffer.byteLength(JSON.stringify(news)) + 1;
      if (bytes > NOTICE_BYTES && batch.length > 0) break;
      batch.push(news);
      this.unsent.delete(news[0]);
    }
    return batch;
  }
}
