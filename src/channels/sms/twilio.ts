/** What is Twilio's own: its signature, its fields, its answer. The rest of the channel knows none of it. */

import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';

export type TwilioFields = Readonly<Record<string, string>>;

export interface IncomingText {
  /** Twilio's id of the message, the same when it is delivered again. */
  readonly id: string;
  /** The person's number in E.164 form. Personal: for hashing and replying only. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly hasMedia: boolean;
  readonly optOutType?: string;
}

/** Whether Twilio signed these fields for this public address. */
export function isSignedByTwilio(
  authToken: string,
  signature: string,
  publicUrl: string,
  fields: TwilioFields,
): boolean {
  return validateRequest(authToken, signature, publicUrl, { ...fields });
}

const LONGEST_ID = 64;
const NUMBER = /^\+?[0-9]{3,15}$/;

/** Narrows the fields of a webhook; undefined when they are not a text message. */
export function readIncoming(fields: TwilioFields): IncomingText | undefined {
  const id = fields['MessageSid'] ?? fields['SmsMessageSid'] ?? '';
  const from = (fields['From'] ?? '').replace(/^(?:whatsapp|rcs|messenger):/, '');
  if (id === '' || id.length > LONGEST_ID || !NUMBER.test(from)) return undefined;
  return {
    id,
    from,
    to: fields['To'] ?? '',
    text: fields['Body'] ?? '',
    hasMedia: Number(fields['NumMedia'] ?? '0') > 0,
    ...(fields['OptOutType'] === undefined ? {} : { optOutType: fields['OptOutType'] }),
  };
}

/** TwiML that sends these texts; none is an answer too, and Twilio then sends nothing. */
export function twiml(texts: readonly string[]): string {
  const response = new MessagingResponse();
  for (const text of texts) response.message(text);
  return response.toString();
}
