/** Call-back requests: where they are taken, and who brings them to the center. */
import type { CallbackDesk } from '../../dialogs/room';
import type { Config } from '../config';
import { createDesk } from '../delivery/desk';
import { createMailer } from '../delivery/mail';
import { type Deliver, startWorker, type Worker } from '../delivery/outbox-worker';
import { faultOf, type Log } from '../server/log';
import type { DeliveryKind, Storage } from '../storage/storage';

export interface Callbacks {
  /** Undefined when nobody would be told of a request: then none is taken. */
  readonly desk: CallbackDesk | undefined;
  start(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** The port on which mail servers speak TLS from the first byte. */
const SECURE_PORT = 465;

function ways(config: Config): Partial<Record<DeliveryKind, Deliver>> {
  const {
    smtpHost: host,
    smtpPort: port,
    smtpUser: user,
    smtpPassword: password,
    smtpFrom: from,
    callbackEmail: to,
  } = config;
  if (!host || !from || !to) return {};
  return { email: createMailer({ host, port, secure: port === SECURE_PORT, user, password, from, to }) };
}

export function openCallbacks(config: Config, storage: Storage, nowMs: () => number, log: Log): Callbacks {
  const deliver = ways(config);
  const deliveries = Object.keys(deliver) as DeliveryKind[];
  if (deliveries.length === 0)
    return { desk: undefined, start: () => undefined, stop: async () => undefined };
  let worker: Worker | undefined;
  const onFailure = (kind: DeliveryKind, reason: string, isDead: boolean) =>
    log.warn({ kind, reason, isDead }, 'a call-back request was not delivered');
  return {
    desk: createDesk({ callbacks: storage.callbacks, deliveries, nowMs, onStored: () => worker?.nudge() }),
    start() {
      const onError = (error: unknown) => log.error(faultOf(error), 'the outbox could not be read');
      worker = startWorker({ outbox: storage.outbox, deliver, nowMs, onFailure }, onError);
      worker.nudge();
    },
    async stop() {
      await worker?.stop();
    },
  };
}
