/** Text messages of any content, signed as Twilio signs them. */
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { xml2js } from 'xml-js';
import { expectCalm, send, type Target } from './requests';
import type { Fuzz } from './support/property';
import { noise, text } from './support/words';

const FIELDS = [
  'MessageSid',
  'From',
  'To',
  'Body',
  'NumMedia',
  'OptOutType',
  'SmsMessageSid',
  'MediaUrl0',
  '__proto__',
];
const ODD_NUMBERS = ['12345', 'whatsapp:+12065550102', '', '+0', 'me', '+1 206 555 0100'];
/** Many: one number alone would soon be held back for sending too much. */
const number = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1_000, max: 9_999 }).map((last) => `+1206555${last}`) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_NUMBERS) },
);
const field = fc.tuple(fc.constantFrom(...FIELDS), fc.oneof(text, noise));

/** Twilio drops an answer that is not well-formed, and the person gets nothing. */
function expectXml(answer: string): void {
  xml2js(answer);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(answer))
    throw new Error('characters that XML has not');
}

export function fuzzTexts(target: () => Target): Fuzz<Record<string, string>> {
  let last = 0;
  return {
    name: 'signed text messages',
    share: 12,
    input: fc
      .tuple(number, text, fc.array(field, { maxLength: 3 }))
      .map(([From, Body, more]) => ({ From, To: '+12065550199', Body, ...Object.fromEntries(more) })),
    check: async (given) => {
      last += 1;
      const fields = { MessageSid: `SM${last}`, ...given };
      const { twilioToken, smsUrl, url } = target();
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': getExpectedTwilioSignature(twilioToken, smsUrl, fields),
      };
      const got = await send(url, {
        method: 'POST',
        path: '/api/sms',
        headers,
        body: String(new URLSearchParams(fields)),
      });
      expectCalm(got);
      if (got.status === 200) expectXml(got.text);
    },
  };
}
