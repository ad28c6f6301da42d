/** Tokens of Azure's Direct Line, taken with the secret that only this server knows. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DirectLineFault } from './fault';

export const AZURE_DOMAIN = 'https://directline.botframework.com/v3/directline';
/** Azure answers in a fraction of this; a page that waits longer shows the phone instead. */
const PATIENCE_MS = 10_000;

const answerSchema = z.object({ conversationId: z.string(), token: z.string(), expires_in: z.number() });
export type AzureOpening = z.infer<typeof answerSchema>;

/** @throws DirectLineFault when Azure gives none; its words are not passed on. */
export async function takeAzureToken(secret: string, fetch: typeof globalThis.fetch): Promise<AzureOpening> {
  try {
    const response = await fetch(`${AZURE_DOMAIN}/tokens/generate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user: { id: `dl_${randomUUID()}` } }),
      // The secret goes to this address and to no other.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return answerSchema.parse(await response.json());
  } catch {
    // Said below in our own words: what went wrong there is of no use to a browser.
  }
  throw new DirectLineFault('BotUnavailable', 'The chat service gave no token: try again soon.');
}
