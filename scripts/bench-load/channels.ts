/** One turn on each channel, as its client makes it. Each gives the function that makes the next turn. */
import { once } from 'node:events';
import type { Activity } from 'botbuilder';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { WebSocket } from 'ws';
import { post } from './http';
import { PUBLIC_URL, TWILIO_TOKEN } from './subjects';

/** Makes one turn and resolves when its answer is there. */
export type NextTurn = () => Promise<void>;

export interface Line {
  readonly turn: NextTurn;
  close(): void;
}

export type OpenLine = (url: string, say: () => string) => Promise<Line>;

const JSON_TYPE = { 'content-type': 'application/json' };

interface Opening {
  readonly token: string;
  readonly conversationId: string;
  readonly streamUrl: string;
}

class Conversation {
  isBusy = false;
  private readonly waiting = new Map<string, () => void>();
  /** Replies that came before the post was confirmed. */
  private readonly early = new Set<string>();

  constructor(
    private readonly path: string,
    private readonly token: string,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (data) => this.hear(String(data)));
  }

  static async open(url: string): Promise<Conversation> {
    const base = `${url}/v3/directline`;
    const { token } = JSON.parse(await post(`${url}/api/token`, '', {})) as Opening;
    const auth = { ...JSON_TYPE, authorization: `Bearer ${token}` };
    const opened = JSON.parse(await post(`${base}/conversations`, '{}', auth)) as Opening;
    // The stream's address is the public one; here it is this machine.
    const { pathname, search } = new URL(opened.streamUrl);
    const socket = new WebSocket(url.replace(/^http/, 'ws') + pathname + search);
    await once(socket, 'open');
    return new Conversation(`${base}/conversations/${opened.conversationId}`, opened.token, socket);
  }

  /** From the post to the reply on the stream. */
  async say(text: string): Promise<void> {
    this.isBusy = true;
    const body = JSON.stringify({ type: 'message', text, from: { id: 'me' }, locale: 'en-US' });
    const headers = { ...JSON_TYPE, authorization: `Bearer ${this.token}` };
    const { id } = JSON.parse(await post(`${this.path}/activities`, body, headers)) as { id: string };
    if (!this.early.delete(id)) await new Promise<void>((resolve) => this.waiting.set(id, resolve));
    this.isBusy = false;
  }

  close(): void {
    this.socket.terminate();
  }

  private hear(frame: string): void {
    for (const { replyToId } of (JSON.parse(frame) as { activities: Activity[] }).activities) {
      if (replyToId === undefined) continue;
      const wake = this.waiting.get(replyToId);
      this.waiting.delete(replyToId);
      if (wake === undefined) this.early.add(replyToId);
      else wake();
    }
  }
}

const CONVERSATIONS = 250;

export const webLine: OpenLine = async (url, say) => {
  const all: Conversation[] = [];
  while (all.length < CONVERSATIONS)
    all.push(...(await Promise.all(Array.from({ length: 25 }, () => Conversation.open(url)))));
  let next = 0;
  const free = (): Conversation => {
    for (;;) {
      next += 1;
      const conversation = all[next % all.length]!;
      if (!conversation.isBusy || next % (2 * all.length) === 0) return conversation;
    }
  };
  return {
    turn: () => free().say(say()),
    close() {
      for (const conversation of all) conversation.close();
    },
  };
};

const MESSAGES_PER_VISIT = 10;

/** People who come, say some things, and close the window. */
export function webVisitor(url: string, say: () => string): NextTurn {
  const waiting: { readonly conversation: Conversation; left: number }[] = [];
  return async () => {
    const visit = waiting.shift() ?? { conversation: await Conversation.open(url), left: MESSAGES_PER_VISIT };
    await visit.conversation.say(say());
    visit.left -= 1;
    if (visit.left > 0) waiting.push(visit);
    else visit.conversation.close();
  };
}

let lastText = 0;

/** Below the limit of texts of one number, whatever the run's length. */
const TEXTS_PER_NUMBER = 8;

/** More than are under way at once: nobody sends a message before the one before is answered. */
const PEOPLE_AT_ONCE = 512;

/** Who sends the message of this number: the people take turns, each a few times, then others come. */
const personOf = (message: number, messagesEach: number): number =>
  Math.floor(message / (PEOPLE_AT_ONCE * messagesEach)) * PEOPLE_AT_ONCE + (message % PEOPLE_AT_ONCE);

export const smsLine: OpenLine = async (url, say) => ({
  async turn() {
    lastText += 1;
    const fields = {
      MessageSid: `SM${process.pid}x${lastText}`,
      From: `+1206${5_000_000 + personOf(lastText, TEXTS_PER_NUMBER)}`,
      To: '+12065550199',
      Body: say(),
      NumMedia: '0',
    };
    const signature = getExpectedTwilioSignature(TWILIO_TOKEN, `${PUBLIC_URL}/api/sms`, fields);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
    };
    await post(`${url}/api/sms`, String(new URLSearchParams(fields)), headers);
  },
  close() {},
});

let lastActivity = 0;
const TURNS_PER_CONVERSATION = 10;

export const serviceLine: OpenLine = async (url, say) => ({
  async turn() {
    lastActivity += 1;
    const conversation = `c${personOf(lastActivity, TURNS_PER_CONVERSATION)}`;
    const activity = {
      type: 'message',
      id: `a${lastActivity}`,
      channelId: 'emulator',
      from: { id: 'me' },
      recipient: { id: 'bot' },
      conversation: { id: conversation },
      serviceUrl: 'http://localhost:9',
      deliveryMode: 'expectReplies',
      locale: 'en-US',
      text: say(),
    };
    await post(`${url}/api/messages`, JSON.stringify(activity), JSON_TYPE);
  },
  close() {},
});
