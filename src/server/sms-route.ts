/** POST /api/sms: text messages as Twilio delivers them. */
import { type Answer, type Call, HttpFault } from './exchange';
import type { RateLimits } from './limits';
import { addRoute, type House } from './routes';

export const SMS_PATH = '/api/sms';

/** Twilio's fields; ten media addresses fit many times over. */
const MOST_BYTES = 65_536;

/** Fields and signature in, status and TwiML out. */
export type SmsWebhook = (
  fields: Readonly<Record<string, string>>,
  signature: string | undefined,
) => Promise<{ readonly status: number; readonly body: string }>;

async function receive(call: Call, webhook: SmsWebhook, limits: RateLimits): Promise<Answer> {
  const signature = call.headers['x-twilio-signature'];
  const fields = (call.body ?? {}) as Readonly<Record<string, string>>;
  const { status, body } = await webhook(fields, typeof signature === 'string' ? signature : undefined);
  if (status !== 403) return { status, body, headers: { 'content-type': 'text/xml; charset=utf-8' } };
  await limits.address(call.address);
  throw new HttpFault(403, 'NotTwilio', 'The request is not signed by Twilio.');
}

export function addSmsRoute(house: House, webhook: SmsWebhook, limits: RateLimits): void {
  addRoute(house, {
    method: 'post',
    path: SMS_PATH,
    body: { kind: 'form', mostBytes: MOST_BYTES },
    answer: (call) => receive(call, webhook, limits),
  });
}
