/** Twilio's webhook as a pure exchange: fields and signature in, status and TwiML out. */
import type { ReceiptStore } from '../../storage/contract/conversation';
import type { SmsConversation } from './conversation';
import { isSignedByTwilio, readIncoming, type TwilioFields, twiml } from './twilio';

export interface SmsWebhookParts {
  readonly authToken: string;
  /** The address as Twilio calls it, behind any proxy. */
  readonly publicUrl: string;
  readonly receipts: ReceiptStore;
  readonly conversation: SmsConversation;
  readonly keyedHash: (value: string) => string;
  readonly nowMs: () => number;
}

export interface SmsAnswer {
  readonly status: 200 | 400 | 403;
  readonly body: string;
}

/** A delivery that another one is answering just now: looked at again, a few times. */
const LOOKS = 20;
const LOOK_EVERY_MS = 250;
const LEASE_MS = 20_000;

export function createSmsWebhook(
  parts: SmsWebhookParts,
): (fields: TwilioFields, signature: string | undefined) => Promise<SmsAnswer> {
  const { receipts, conversation, nowMs } = parts;

  async function answerOnce(fields: TwilioFields): Promise<SmsAnswer> {
    const incoming = readIncoming(fields);
    if (incoming === undefined) return { status: 400, body: twiml([]) };
    const key = parts.keyedHash(`receipt:${incoming.id}`);
    for (let look = 0; look < LOOKS; look += 1) {
      const claim = await receipts.claim(key, LEASE_MS, nowMs());
      if (claim.kind === 'settled') return { status: 200, body: claim.reply };
      if (claim.kind === 'new') {
        const body = twiml(await conversation.replyTo(incoming));
        return { status: 200, body: await receipts.settle(key, body, nowMs()) };
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return { status: 200, body: twiml([]) };
  }

  return async (fields, signature) => {
    if (signature === undefined || !isSignedByTwilio(parts.authToken, signature, parts.publicUrl, fields)) {
      return { status: 403, body: twiml([]) };
    }
    return answerOnce(fields);
  };
}
