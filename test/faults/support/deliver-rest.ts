/** What a killed process held is free again after its lease: here at once, by a clock that is ahead. */
import { createMailer } from '../../../src/delivery/mail';
import { deliverDue } from '../../../src/delivery/outbox-worker';
import { openStorage } from '../../../src/storage/open-storage';
import type { CallbackRequest, StorageOptions } from '../../../src/storage/storage';

const PAST_EVERY_LEASE_MS = 3_900_000;

export const mailerTo = (port: number, patienceMs?: number, answerPatienceMs?: number) =>
  createMailer(
    {
      host: '127.0.0.1',
      port,
      secure: false,
      requireTls: false,
      from: 'bot@example.org',
      to: 'center@example.org',
    },
    patienceMs,
    answerPatienceMs,
  );

/** Gives all requests that are kept. */
export async function deliverRest(
  options: StorageOptions,
  smtpPort: number,
): Promise<readonly CallbackRequest[]> {
  const storage = await openStorage(options);
  try {
    await deliverDue({
      outbox: storage.outbox,
      deliver: { email: mailerTo(smtpPort) },
      nowMs: () => Date.now() + PAST_EVERY_LEASE_MS,
      onFailure: () => undefined,
    });
    return await storage.callbacks.list('new', 1_000_000);
  } finally {
    await storage.close();
  }
}
