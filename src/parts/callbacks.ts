/** Call-back requests: where they are taken, and who brings them to the center. */
import type { CallbackDesk } from '../../dialogs/room';
import type { Config } from '../config';
import { createDesk } from '../delivery/desk';
import { createMailer, type MailSettings, verifyMail } from '../delivery/mail';
import { type MailState, type WatchedMail, watchMail } from '../delivery/mail-watch';
import { type Deliver, startWorker, type Worker } from '../delivery/outbox-worker';
import { faultOf, type Log } from '../server/log';
import { isThisMachine } from '../settings-together';
import type { DeliveryKind, Storage } from '../storage/storage';

export interface Callbacks {
  /** Undefined when nobody would be told of a request: then none is taken. */
  readonly desk: CallbackDesk | undefined;
  /** Whether the mail server can be reached, as far as it is known. */
  readonly mail: () => MailState | 'off';
  start(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** The port on which mail servers speak TLS from the first byte. */
const SECURE_PORT = 465;

/** Undefined when the settings do not say how the center is told by mail. */
export function mailSettings(config: Config): MailSettings | undefined {
  const {
    smtpHost: host,
    smtpPort: port,
    smtpUser: user,
    smtpPassword: password,
    smtpFrom: from,
    callbackEmail: to,
  } = config;
  if (!host || !from || !to) return undefined;
  const requireTls = config.smtpTls === 'required' && !isThisMachine(host);
  return { host, port, secure: port === SECURE_PORT, requireTls, user, password, from, to };
}

function openMail(config: Config): WatchedMail | undefined {
  const settings = mailSettings(config);
  return settings && watchMail(createMailer(settings), () => verifyMail(settings));
}

export function openCallbacks(config: Config, storage: Storage, nowMs: () => number, log: Log): Callbacks {
  const mail = openMail(config);
  const deliver: Partial<Record<DeliveryKind, Deliver>> = mail ? { email: mail.deliver } : {};
  const mailState = () => mail?.state() ?? 'off';
  const deliveries = async () => [{ kind: 'email', target: '' } as const];
  if (deliver.email === undefined)
    return { desk: undefined, mail: mailState, start: () => undefined, stop: async () => undefined };
  let worker: Worker | undefined;
  const onFailure = (kind: DeliveryKind, reason: string, isDead: boolean) =>
    log.warn({ kind, reason, isDead }, 'a call-back request was not delivered');
  return {
    mail: mailState,
    desk: createDesk({ callbacks: storage.callbacks, deliveries, nowMs, onStored: () => worker?.nudge() }),
    start() {
      const onError = (error: unknown) => log.error(faultOf(error), 'the outbox could not be read');
      worker = startWorker({ outbox: storage.outbox, deliver, nowMs, onFailure }, onError);
      worker.nudge();
      void mail?.look();
    },
    async stop() {
      await worker?.stop();
    },
  };
}
