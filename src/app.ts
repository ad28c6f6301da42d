/** The composition root: the only file that knows every part. */
import { join } from 'node:path';
import type { Activity, TurnContext } from 'botbuilder';
import type { Room } from '../dialogs/room';
import { FamilyBot } from './bot/family-bot';
import { openRoom, type RoomOptions } from './bot/open-room';
import { ServiceAdapter } from './channels/bot-service/service-adapter';
import { createSides, sideOf } from './channels/sides';
import type { Config } from './config';
import { EventCounter } from './jobs/event-counter';
import { purgeHourly } from './jobs/purge';
import { projectRoot } from './project-root';
import { builtFiles } from './server/built-files';
import { createLog, faultOf, type Log } from './server/log';
import { deriveKey, keptSecret, keyedHash } from './server/secrets';
import { startWebsite, type Website } from './server/website';
import { openStorage } from './storage/open-storage';
import type { RetentionDays, Storage } from './storage/storage';

/** What a test brings of its own. */
export interface Overrides {
  readonly nowMs?: () => number;
  readonly storage?: Storage;
  readonly room?: Room;
  readonly log?: Log;
  readonly fetch?: typeof globalThis.fetch;
}

export interface App {
  /** Rejects when the address is taken. */
  start(): Promise<void>;
  /** Finishes what is running, tells clients to come back, closes everything. May be called twice. */
  stop(): Promise<void>;
  /** Where people on this machine reach it, once it is started. */
  readonly url: string;
  readonly storage: Storage;
  /** What is off and why, for the one who starts it. */
  readonly notes: readonly string[];
}

function retentionDays(config: Config): RetentionDays {
  const { conversationDays, unansweredDays, callbackDays, feedbackDays, countDays } = config;
  return {
    state: conversationDays,
    activities: conversationDays,
    receipts: conversationDays,
    limits: 1,
    unanswered: unansweredDays,
    callbacks: callbackDays,
    feedback: feedbackDays,
    events: countDays,
  };
}

export function notesOf(config: Config): readonly string[] {
  const notes = [
    config.microsoftAppId ? '' : 'Teams and Azure channels are off: MICROSOFT_APP_ID is not set.',
    config.twilioAuthToken ? '' : 'Text messages are off: TWILIO_AUTH_TOKEN is not set.',
    config.smtpHost ? '' : 'Mail about call-back requests is off: SMTP_HOST is not set.',
    config.publicUrl || THIS_MACHINE.test(config.host)
      ? ''
      : 'Answers have no link to the FAQ page: PUBLIC_URL is not set.',
    config.directLineSecret
      ? 'The embedded chat service is off: the pages talk through Azure (DIRECT_LINE_SECRET).'
      : '',
    config.databaseUrl && !config.sessionSecret
      ? 'Set SESSION_SECRET when more than one machine uses this database.'
      : '',
  ];
  return notes.filter((note) => note !== '');
}

const THIS_MACHINE = /^(?:localhost|127\.|::1$)/;

/** The FAQ's place for a topic; no link where nobody told the address under which people reach this service. */
function faqUrl({ publicUrl, host }: Config, localUrl: () => string): Pick<RoomOptions, 'faqUrl'> {
  if (publicUrl === undefined && !THIS_MACHINE.test(host)) return {};
  const base = () => publicUrl ?? localUrl();
  return {
    faqUrl: (language, topic) => `${base()}/faq?lang=${language}${topic === undefined ? '' : `#${topic}`}`,
  };
}

function openParts(config: Config, overrides: Overrides, log: Log) {
  const onBackgroundError = (error: Error) =>
    log.warn(faultOf(error), 'the database connection had an error');
  const directory = config.dataDirectory;
  return overrides.storage ?? openStorage({ url: config.databaseUrl, directory, onBackgroundError });
}

export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const log = overrides.log ?? createLog(config.logLevel);
  const nowMs = overrides.nowMs ?? Date.now;
  const logError = (what: string) => (error: unknown) => log.error(faultOf(error), what);
  let website: Website | undefined;
  const url = () => website?.url ?? '';
  const opened =
    overrides.room ?? openRoom({ root: projectRoot(), drafts: config.draftPolicy, ...faqUrl(config, url) });
  const room = () => opened;
  const secret = config.sessionSecret ?? keptSecret(config.dataDirectory);
  const storage = await openParts(config, overrides, log);

  const counter = new EventCounter({
    events: storage.events,
    nowMs,
    timeZone: room().knowledge.center.hours.timeZone,
    onError: logError('counts could not be stored'),
  });
  const sides = createSides({
    translate: () => room().translate,
    keyedHash: keyedHash(deriveKey(secret, 'people')),
  });
  const bot = new FamilyBot({
    room,
    state: storage.state,
    channelSide: (activity: Activity) => sideOf(sides, activity),
    nowMs,
    forget: async (key) => void (await storage.retention.forget(key)),
    observe: counter.observe,
    onError: (error, channel) => log.error({ channel, ...faultOf(error) }, 'a turn failed'),
  });
  const {
    microsoftAppId: appId,
    microsoftAppPassword: appPassword,
    microsoftAppType: appType,
    microsoftAppTenantId: tenantId,
  } = config;
  const endPurge = purgeHourly({
    retention: storage.retention,
    days: retentionDays(config),
    nowMs,
    onDone: (counts) => log.info({ counts }, 'removed what was over its time'),
    onError: logError('the purge failed'),
  });

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await website?.stop();
    await endPurge();
    await counter.flush();
    await storage.close();
  };
  return {
    storage,
    notes: notesOf(config),
    get url() {
      return url();
    },
    async start() {
      website = await startWebsite({
        config,
        log,
        nowMs,
        room,
        storage,
        fetch: overrides.fetch ?? globalThis.fetch,
        bot: (context: TurnContext) => bot.run(context),
        serviceAdapter: new ServiceAdapter(
          { appId, appPassword, appType, tenantId },
          logError('a turn through the service failed'),
        ),
        keyFor: (purpose) => deriveKey(secret, purpose),
        pages: builtFiles(join(projectRoot(), 'dist', 'web')),
        isStopping: () => stopping !== undefined,
      });
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
