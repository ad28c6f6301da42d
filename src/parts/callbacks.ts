/** Call-back requests: where they are taken, and who brings them to the center. */
import type { CallbackDesk } from '../../dialogs/room';
import type { Config } from '../config';
import { createDesk } from '../delivery/desk';
import { createMailer, type MailSettings, verifyMail } from '../delivery/mail';
import { type MailState, type WatchedMail, watchMail } from '../delivery/mail-watch';
import { type Deliver, startWorker, type Worker } from '../delivery/outbox-worker';
import { faultOf, type Log } from '../server/log';
import { isThisMachine } from '../settings-together';
import type { Delivery, DeliveryKind, Storage } from '../storage/storage';

export interface Callbacks {
  /** Undefined while nobody would be told of a request: then none is taken. */
  readonly desk: CallbackDesk | undefined;
  /** Whether the mail server can be reached, as far as it is known. */
  readonly mail: () => MailState | 'off';
  /** A Teams conversation wants to be told of requests, or no longer. */
  targetsChanged(): Promise<void>;
  /** Something is due now. */
  nudge(): void;
  start(): Promise<void>;
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

export interface CallbackParts {
  readonly config: Config;
  readonly storage: Storage;
  readonly nowMs: () => number;
  readonly log: Log;
  /** Brings a request to the Teams conversation that it is meant for. */
  readonly teams: Deliver;
}

/** So soon a machine takes requests because of a conversation that another machine was told of. */
const LOOK_MS = 10_000;
const MAIL: Delivery = { kind: 'email', target: '' };

export function openCallbacks({ config, storage, nowMs, log, teams }: CallbackParts): Callbacks {
  const mail = openMail(config);
  let worker: Worker | undefined;
  let looking: NodeJS.Timeout | undefined;
  let hasTargets = false;
  const targets = async (): Promise<readonly Delivery[]> => {
    const list = await storage.teamsTargets.list();
    hasTargets = list.length > 0;
    return list.map(({ conversationId }) => ({ kind: 'teams', target: conversationId }));
  };
  const look = async () => void (await targets());
  const deliveries = async () => [...(mail ? [MAIL] : []), ...(await targets())];
  const nudge = () => worker?.nudge();
  const desk = createDesk({ callbacks: storage.callbacks, deliveries, nowMs, onStored: nudge });
  const report = (what: string) => (error: unknown) => log.error(faultOf(error), what);
  const onFailure = (kind: DeliveryKind, reason: string, isDead: boolean) =>
    log.warn({ kind, reason, isDead }, 'a call-back request was not delivered');
  return {
    mail: () => mail?.state() ?? 'off',
    get desk() {
      return mail !== undefined || hasTargets ? desk : undefined;
    },
    targetsChanged: look,
    nudge,
    async start() {
      await look();
      looking = setInterval(
        () => void look().catch(report('the Teams conversations could not be read')),
        LOOK_MS,
      ).unref();
      const deliver = { teams, ...(mail ? { email: mail.deliver } : {}) };
      worker = startWorker(
        { outbox: storage.outbox, deliver, nowMs, onFailure },
        report('the outbox could not be read'),
      );
      worker.nudge();
      void mail?.look();
    },
    async stop() {
      clearInterval(looking);
      await worker?.stop();
    },
  };
}
