/** All open sockets of this process. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Activity } from 'botbuilder';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ActivityStore } from '../../../storage/storage';
import { CLOSE_EXPIRED, CLOSE_RESTART, Stream } from './stream';
import type { TimedGrant } from './tokens';

/** Half of what proxies commonly allow a silent connection. */
const HEARTBEAT_MS = 25_000;
/** Clients only send empty frames to keep the line open. */
const MOST_INCOMING_BYTES = 1_024;
/** A family may have some tabs and phones open; more are forgotten ones, and the oldest goes. */
const MOST_PER_CONVERSATION = 8;
/** How long a client gets to take the goodbye before the line is cut. */
const GOODBYE_MS = 1_000;

interface Open {
  readonly stream: Stream;
  readonly socket: WebSocket;
  isAlive: boolean;
}

export class Streams {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_INCOMING_BYTES,
    clientTracking: false,
  });
  private readonly byConversation = new Map<string, Set<Open>>();
  private readonly heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS).unref();

  constructor(
    private readonly activities: ActivityStore,
    private readonly nowMs: () => number,
  ) {}

  get count(): number {
    return [...this.byConversation.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Makes the connection a stream; the caller has checked the token and the origin. */
  accept(
    request: IncomingMessage,
    connection: Duplex,
    head: Buffer,
    grant: TimedGrant,
    watermark: number,
  ): void {
    this.server.handleUpgrade(request, connection, head, (socket) => this.open(socket, grant, watermark));
  }

  readonly showLive = (conversationId: string, activity: Partial<Activity>): void => {
    for (const { stream } of this.byConversation.get(conversationId) ?? []) stream.show(activity);
  };

  /** Tells every client to come back soon, and waits until they are gone. */
  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    const all = [...this.byConversation.values()].flatMap((opened) => [...opened]);
    const gone = all.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
    for (const { stream } of all) stream.close(CLOSE_RESTART, 'service restart');
    const cut = setTimeout(() => {
      for (const { socket } of all) socket.terminate();
    }, GOODBYE_MS);
    await Promise.all(gone);
    clearTimeout(cut);
  }

  private open(socket: WebSocket, { conversationId, expiresMs }: TimedGrant, watermark: number): void {
    const stream = new Stream(socket, this.activities, conversationId, watermark);
    const open: Open = { stream, socket, isAlive: true };
    const leave = this.activities.subscribe(conversationId, (_sequence, appended) => stream.hear(appended));
    const expiry = setTimeout(
      () => stream.close(CLOSE_EXPIRED, 'token expired'),
      expiresMs - this.nowMs(),
    ).unref();
    this.add(conversationId, open);
    socket.on('pong', () => {
      open.isAlive = true;
    });
    socket.on('message', () => {
      open.isAlive = true;
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      leave();
      clearTimeout(expiry);
      this.remove(conversationId, open);
    });
    void stream.pump();
  }

  private add(conversationId: string, open: Open): void {
    const opened = this.byConversation.get(conversationId) ?? new Set();
    this.byConversation.set(conversationId, opened);
    opened.add(open);
    const [oldest] = opened;
    if (opened.size > MOST_PER_CONVERSATION) oldest?.stream.close(CLOSE_RESTART, 'too many connections');
  }

  private remove(conversationId: string, open: Open): void {
    const opened = this.byConversation.get(conversationId);
    opened?.delete(open);
    if (opened?.size === 0) this.byConversation.delete(conversationId);
  }

  private beat(): void {
    for (const opened of this.byConversation.values()) {
      for (const open of opened) {
        if (!open.isAlive) open.socket.terminate();
        else open.socket.ping();
        open.isAlive = false;
      }
    }
  }
}
