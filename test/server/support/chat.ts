/** A small client of the Direct Line service, for what the real one does not let a test do. */
import type { Activity } from 'botbuilder';
import { WebSocket } from 'ws';

export interface Opened {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}

export interface Frame {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

export async function send(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const content = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const init = {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  };
  const response = await fetch(url, content === undefined ? init : { ...init, body: content as string });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export class Chat {
  constructor(
    readonly base: string,
    public opened: Opened,
  ) {}

  static async open(url: string, start: unknown = {}): Promise<Chat> {
    const base = `${url}/v3/directline`;
    const { token } = (await send(`${url}/api/token`, 'POST')).json;
    const started = await send(`${base}/conversations`, 'POST', start, { authorization: `Bearer ${token}` });
    return new Chat(base, started.json);
  }

  get path(): string {
    return `${this.base}/conversations/${this.opened.conversationId}`;
  }

  get auth(): Record<string, string> {
    return { authorization: `Bearer ${this.opened.token}` };
  }

  post(activity: unknown) {
    return send(`${this.path}/activities`, 'POST', activity, this.auth);
  }

  say(text: string, clientActivityID?: string) {
    return this.post({
      type: 'message',
      text,
      from: { id: 'me' },
      ...(clientActivityID ? { channelData: { clientActivityID } } : {}),
    });
  }

  async read(watermark = ''): Promise<Frame> {
    return (await send(`${this.path}/activities?watermark=${watermark}`, 'GET', undefined, this.auth)).json;
  }

  /** The texts of the bot after the greeting. */
  async answers(): Promise<string[]> {
    const { activities } = await this.read();
    return activities
      .filter(({ from }) => from.role === 'bot')
      .slice(1)
      .map(({ text }) => text);
  }
}

/** An open stream that collects what comes. */
export class Listener {
  readonly frames: Frame[] = [];
  closeCode: number | undefined;
  private constructor(readonly socket: WebSocket) {}

  static open(url: string, headers: Record<string, string> = {}): Promise<Listener> {
    const socket = new WebSocket(url, { headers });
    const listener = new Listener(socket);
    socket.on('message', (data) => listener.frames.push(JSON.parse(String(data))));
    socket.on('close', (code) => {
      listener.closeCode = code;
    });
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(listener));
      socket.once('error', reject);
    });
  }

  get texts(): string[] {
    return this.frames.flatMap(({ activities }) => activities.map(({ text }) => text));
  }

  get watermark(): string | undefined {
    return this.frames.findLast(({ watermark }) => watermark !== undefined)?.watermark;
  }
}

/** Waits until the condition holds; fails after a time that is long for a server on this machine. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error('did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
