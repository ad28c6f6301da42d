/** Twilio's webhook as a pure exchange: fields and signature in, status and TwiML out. */
import { setTimeout as sleep } from 'node:timers/promises';
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

/**
 * A delivery that another one is answering just now is looked at again, a few times. Then its process counts as dead,
 * whatever its lease says: Twilio waits 15 seconds in all, and the bot decides each message once.
 */
const LOOKS = 12;
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
      if (claim.kind === 'new') break;
      await sleep(LOOK_EVERY_MS);
    }
    const body = twiml(await conversation.replyTo(incoming));
    return { status: 200, body: await receipts.settle(key, body, nowMs()) };
  }

  return async (fields, signature) => {
    if (signature === undefined || !isSignedByTwilio(parts.authToken, signature, parts.publicUrl, fields)) {
      return { status: 403, body: twiml([]) };
    }
    return answerOnce(fields);
  };
}
