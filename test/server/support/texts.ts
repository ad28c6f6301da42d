/** Text messages, as Twilio delivers and signs them. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

/** The settings that open the route. */
export const TEXTS = { TWILIO_AUTH_TOKEN: 'the-token', PUBLIC_URL: 'https://chat.example.org' } as const;

let lastMessage = 0;

export interface TextOptions {
  readonly from?: string;
  /** The same one again is the same message again. */
  readonly sid?: string;
  /** That of Twilio if left out. */
  readonly signature?: string;
}

export function sendText(url: string, body: string, options: TextOptions = {}): Promise<Response> {
  lastMessage += 1;
  const { from = '+12065550100', sid = `SM${lastMessage}`, signature } = options;
  const fields = { MessageSid: sid, From: from, To: '+12065550111', Body: body, NumMedia: '0' };
  const { TWILIO_AUTH_TOKEN: token, PUBLIC_URL: site } = TEXTS;
  const signed = signature ?? getExpectedTwilioSignature(token, `${site}/api/sms`, fields);
  return fetch(`${url}/api/sms`, {
    method: 'POST',
    headers: { 'x-twilio-signature': signed },
    body: new URLSearchParams(fields),
  });
}
