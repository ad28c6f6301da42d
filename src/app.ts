/** The composition root: the only file that knows every part. */
import { join } from 'node:path';
import type { Room } from '../dialogs/room';
import { FamilyBot } from './bot/family-bot';
import type { ServiceStandIn } from './channels/bot-service/authentication';
import { createSides, sideOf } from './channels/sides';
import { createTeller } from './channels/teams/staff/tell-teams';
import type { BotLogic } from './channels/web/direct-line/adapter';
import type { Page } from './channels/web/page';
import type { Config } from './config';
import type { ReloadResult } from './jobs/content-reload';
import { EventCounter, outcomeOf } from './jobs/event-counter';
import { purgeHourly } from './jobs/purge';
import { warmUp } from './jobs/warm-up';
import { Metrics } from './metrics/metrics';
import { openCallbacks } from './parts/callbacks';
import { openContent } from './parts/content';
import { countingCallbacks } from './parts/counted-callbacks';
import { faqLink } from './parts/faq-link';
import { notesOf } from './parts/notes';
import { retentionDays } from './parts/retention-days';
import { openService } from './parts/service';
import { openTeams } from './parts/teams';
import { openTeamsStaff } from './parts/teams-staff';
import { openTextMessages } from './parts/text-messages';
import { keptQuestions } from './parts/unanswered';
import { projectRoot } from './project-root';
import { builtFiles } from './server/built-files';
import { createLog, faultOf, type Log } from './server/log';
import { deriveKey, keptSecret, keyedHash } from './server/secrets';
import { startWebsite, type Website } from './server/website';
import { openStorage } from './storage/open-storage';
import { reportErrors } from './storage/report-errors';
import type { Storage } from './storage/storage';
import { reviewNotes } from './translation/review-notes';

/** What the build made of the website's scripts and styles. */
const WEB_FOLDER = join(projectRoot(), 'dist', 'web');

/** What the process or a test brings of its own. */
export interface Overrides {
  /** The folder that holds `content`, `locales` and `dist/content`. */
  readonly root?: string;
  readonly nowMs?: () => number;
  readonly storage?: Storage;
  readonly room?: Room;
  readonly log?: Log;
  readonly fetch?: typeof globalThis.fetch;
  /** Another bot on the same channels, such as an echo to measure beside. */
  readonly bot?: BotLogic;
  /** Where Microsoft's servers cannot be reached. */
  readonly service?: ServiceStandIn;
  /** The pages of the website; without them only the services are there. */
  readonly pages?: (room: () => Room, webFolder: string) => readonly Page[];
}

export interface App {
  /** Rejects when the address is taken. */
  start(): Promise<void>;
  /** Finishes what is running, tells clients to come back, closes everything. May be called twice. */
  stop(): Promise<void>;
  /** Takes changed content in; what is bad is logged, and what was there stays. */
  reload(): Promise<ReloadResult>;
  /** Where people on this machine reach it, once it is started. */
  readonly url: string;
  /** Where Prometheus does, if the settings show metrics. */
  readonly metricsUrl: string | undefined;
  readonly storage: Storage;
  /** What is off and why, for the one who starts it. */
  readonly notes: readonly string[];
}

export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const { log = createLog(config.logLevel), nowMs = Date.now, fetch = globalThis.fetch } = overrides;
  const report = (what: string) => (error: unknown) => log.error(faultOf(error), what);
  let website: Website | undefined;
  let stopping: Promise<void> | undefined;
  const url = () => website?.url ?? '';

  const secret = config.sessionSecret ?? keptSecret(config.dataDirectory);
  const keyFor = (purpose: string) => deriveKey(secret, purpose);
  const metrics = new Metrics();
  const { root = projectRoot() } = overrides;
  const content = openContent({
    options: { root, drafts: config.draftPolicy, ...faqLink(config, url) },
    given: overrides.room,
    log,
    onSafetyFallback: metrics.safetyFallback,
    onReload: metrics.reload,
  });
  const opened =
    overrides.storage ??
    (await openStorage({
      url: config.databaseUrl,
      directory: config.dataDirectory,
      onBackgroundError: report('the database connection had an error'),
    }));
  const storage = reportErrors(opened, metrics.storageError);

  const { tongues, center } = content.room().knowledge;
  const counter = new EventCounter({
    events: storage.events,
    nowMs,
    timeZone: center.hours.timeZone,
    onError: report('counts could not be stored'),
  });
  const counted = countingCallbacks(storage, counter, (language) => tongues.spoken[language]?.english);
  const serviceAdapter = openService(config, report('a turn through the service failed'), overrides.service);
  const teams = createTeller({
    targets: storage.teamsTargets,
    room: content.room,
    write: (reference, activity) => serviceAdapter.write(reference, activity),
  });
  const callbacks = openCallbacks({ config, storage: counted, nowMs, log, teams });
  const room = (): Room => {
    const { desk } = callbacks;
    return desk === undefined ? content.room() : { ...content.room(), callbacks: desk };
  };
  const warm = warmUp(room, report('a language could not be made ready'));
  const hashPerson = keyedHash(keyFor('people'));
  const sides = createSides({ translate: () => room().translate, keyedHash: hashPerson });
  const bot = new FamilyBot({
    room,
    state: storage.state,
    channelSide: (activity) => sideOf(sides, activity),
    nowMs,
    forget: async (key) => void (await storage.retention.forget(key)),
    keepFeedback: (feedback) => storage.feedback.add(feedback, nowMs()),
    ...keptQuestions(config, storage, nowMs, report('a question without an answer could not be kept')),
    observe(turn, channel, smsSegments) {
      counter.observe(turn, channel, smsSegments);
      metrics.turn(turn, channel, outcomeOf(turn));
      warm(turn.language);
    },
    onError(error, channel) {
      metrics.turnFailed(channel);
      log.error({ channel, ...faultOf(error) }, 'a turn failed');
    },
  });
  bot.onTurn(async (context, next) => {
    const beganMs = performance.now();
    await next();
    metrics.turnTook(sideOf(sides, context.activity).channel, performance.now() - beganMs);
  });
  const runBot: BotLogic = overrides.bot ?? ((context) => bot.run(context));
  const endPurge = purgeHourly({
    retention: storage.retention,
    days: retentionDays(config),
    nowMs,
    onDone: (counts) => log.info({ counts }, 'removed what was over its time'),
    onError: report('the purge failed'),
  });

  const handlers = openTeamsStaff({
    config,
    room,
    storage,
    callbacks,
    keyedHash: hashPerson,
    nowMs,
    onError: report('a card in Teams could not be changed'),
  });
  const start = async () => {
    website = await startWebsite({
      config,
      log,
      nowMs,
      room,
      storage,
      fetch,
      bot: openTeams({ config, room, storage, family: runBot, handlers, nowMs, log }),
      serviceAdapter,
      sms: openTextMessages({
        config,
        room,
        storage,
        bot: { run: runBot },
        keyedHash: hashPerson,
        nowMs,
        log,
      }),
      keyFor,
      pages: [...builtFiles(WEB_FOLDER), ...(overrides.pages?.(room, WEB_FOLDER) ?? [])],
      isStopping: () => stopping !== undefined,
      metrics,
      lastReload: content.lastReload,
      mail: callbacks.mail,
    });
    await callbacks.start();
  };
  const stop = async () => {
    await website?.stop();
    await Promise.all([endPurge(), callbacks.stop(), counter.flush(), content.stop()]);
    await storage.close();
  };
  return {
    start,
    storage,
    notes: [...notesOf(config), ...reviewNotes(content.room().knowledge)],
    reload: content.reload,
    get url() {
      return url();
    },
    get metricsUrl() {
      return website?.metricsUrl;
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
