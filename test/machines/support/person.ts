/** A person at the website's chat: posts until it is confirmed, and follows the stream through drops, as the chat does. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { WebSocket } from 'ws';

const RETRY_MS = 50;
/** Longer than a busy machine takes for several starts of the program. */
const GIVE_UP_MS = 600_000;

interface Opening {
  readonly token: string;
  readonly conversationId: string;
  readonly streamUrl: string;
}

/** The service has said a clear no: trying again does not help. */
class Refused extends Error {
  constructor(readonly status: number) {
    super(`refused with ${status}`);
  }
}

async function call<T>(url: string, token: string | undefined, body?: unknown): Promise<T> {
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as T;
  if (response.status < 500) throw new Refused(response.status);
  throw new Error(`failed with ${response.status}`);
}

/** Repeats what the network or a dying process has lost. */
async function persist<T>(work: () => Promise<T>, isOver = () => false): Promise<T> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused || isOver() || performance.now() > giveUpAt) throw error;
      await sleep(RETRY_MS);
    }
  }
}

export class Person {
  /** What the stream brought, in its order. */
  readonly heard: Activity[] = [];
  /** Messages that were confirmed. */
  confirmed = 0;
  /** Messages that were not confirmed at their first post. */
  repeats = 0;
  private watermark = '';
  private socket: WebSocket | undefined;
  private isFollowing = false;

  private constructor(
    private readonly base: () => string,
    public token: string,
    readonly conversationId: string,
  ) {}

  /** `base` gives the service's address at this moment: a restarted process has another. */
  static async meet(base: () => string): Promise<Person> {
    const { token } = await persist(() => call<Opening>(`${base()}/api/token`, undefined, {}));
    const opening = await persist(() =>
      call<Opening>(`${base()}/v3/directline/conversations`, token, { locale: 'en-US' }),
    );
    return new Person(base, opening.token, opening.conversationId);
  }

  private get path(): string {
    return `${this.base()}/v3/directline/conversations/${this.conversationId}`;
  }

  /** Resolves when the service has confirmed the message. */
  async say(text: string): Promise<void> {
    const body = {
      type: 'message',
      text,
      from: { id: 'me' },
      channelData: { clientActivityID: randomUUID() },
    };
    let posts = 0;
    await persist(() => {
      posts += 1;
      if (posts === 2) this.repeats += 1;
      return this.post(body);
    });
    this.confirmed += 1;
  }

  post(activity: unknown): Promise<unknown> {
    return call(`${this.path}/activities`, this.token, activity);
  }

  async transcript(): Promise<readonly Activity[]> {
    const { activities } = await persist(() =>
      call<{ activities: Activity[] }>(`${this.path}/activities`, this.token),
    );
    return activities;
  }

  async renew(): Promise<void> {
    const url = `${this.base()}/v3/directline/tokens/refresh`;
    this.token = (await persist(() => call<Opening>(url, this.token, {}))).token;
  }

  /** Opens the stream, and opens it again from its watermark whenever it drops. */
  async follow(): Promise<void> {
    this.isFollowing = true;
    const { streamUrl } = await persist(
      () => call<Opening>(`${this.path}?watermark=${this.watermark}`, this.token),
      () => !this.isFollowing,
    );
    const socket = new WebSocket(streamUrl);
    this.socket = socket;
    socket.on('message', (data) => this.hear(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => void this.followAgain());
    // An error ends in `close`, which follows again; to throw here too would open a second stream.
    await Promise.race([once(socket, 'open'), once(socket, 'close')]).catch(() => undefined);
  }

  leave(): void {
    this.isFollowing = false;
    this.socket?.terminate();
  }

  private async followAgain(): Promise<void> {
    await sleep(RETRY_MS);
    if (this.isFollowing) await this.follow().catch(() => this.followAgain());
  }

  private hear(frame: string): void {
    const { activities, watermark } = JSON.parse(frame) as { activities: Activity[]; watermark?: string };
    if (watermark === undefined) return;
    this.watermark = watermark;
    this.heard.push(...activities);
  }
}
