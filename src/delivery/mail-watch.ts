/** Whether the mail server was there when it was last asked: by a delivery, or by a look at the start. */
import type { Deliver } from './outbox-worker';

export type MailState = 'not tried yet' | 'reachable' | 'not reachable';

export interface WatchedMail {
  readonly deliver: Deliver;
  readonly state: () => MailState;
  /** Looks without sending; never rejects. */
  look(): Promise<void>;
}

export function watchMail(deliver: Deliver, verify: () => Promise<void>): WatchedMail {
  let state: MailState = 'not tried yet';
  const noting = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
      state = 'reachable';
    } catch (error) {
      state = 'not reachable';
      throw error;
    }
  };
  return {
    deliver: (item) => noting(deliver(item)),
    state: () => state,
    look: () => noting(verify()).catch(() => undefined),
  };
}
