/** Puts the routes together and opens the door. */
import type { Room } from '../../dialogs/room';
import type { ServiceAdapter } from '../channels/bot-service/service-adapter';
import type { BotLogic } from '../channels/web/direct-line/adapter';
import { DirectLineService } from '../channels/web/direct-line/service';
import { Streams } from '../channels/web/direct-line/streams';
import { DirectLineTokens } from '../channels/web/direct-line/tokens';
import type { Page } from '../channels/web/page';
import type { Config } from '../config';
import type { Metrics } from '../metrics/metrics';
import type { Storage } from '../storage/storage';
import { draftsIn } from '../translation/review-notes';
import { statusOf } from '../translation/status';
import { createServer } from './create-server';
import { addDirectLineRoutes } from './direct-line-routes';
import { addDirectLineSocket } from './direct-line-socket';
import type { Call } from './exchange';
import { addHealthRoutes, type HealthParts } from './health';
import { RateLimits } from './limits';
import { closeDoor, localUrl, openDoor } from './listen';
import { faultOf, type Log } from './log';
import { addMessagesRoute } from './messages-route';
import { openMetricsDoor } from './metrics-door';
import { Origins } from './origins';
import { type PageParts, registerPages } from './pages';
import type { House } from './routes';
import { keyedHash } from './secrets';
import { addSmsRoute, type SmsWebhook } from './sms-route';
import { addTokenRoute } from './token-route';

export interface WebsiteParts {
  readonly config: Config;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly room: () => Room;
  readonly storage: Storage;
  readonly fetch: typeof globalThis.fetch;
  readonly bot: BotLogic;
  readonly serviceAdapter: ServiceAdapter;
  /** Absent: text messages are off. */
  readonly sms: SmsWebhook | undefined;
  readonly keyFor: (purpose: string) => Uint8Array;
  readonly pages: readonly Page[];
  readonly isStopping: () => boolean;
  readonly metrics: Metrics;
  readonly lastReload: HealthParts['lastReload'];
  readonly mail: HealthParts['mail'];
}

export interface Website {
  /** Where people on this machine reach it. */
  readonly url: string;
  /** Where Prometheus does; undefined when the settings show no metrics. */
  readonly metricsUrl: string | undefined;
  /** Takes no more requests, finishes the running ones, tells open sockets to come back. */
  stop(): Promise<void>;
}

/** Older phones do not count the own socket as 'self'. */
function ownSockets(publicUrl: string | undefined): readonly string[] {
  return publicUrl === undefined ? [] : [publicUrl.replace(/^http/, 'ws')];
}

/** Where pages call when they talk through Azure. */
const AZURE_SOURCES = ['https://*.botframework.com', 'wss://*.botframework.com'] as const;

function baseFrom({ publicUrl, proxyHops }: Config): (call: Call) => string {
  return ({ headers }) => {
    if (publicUrl !== undefined) return publicUrl;
    const isSecure = proxyHops > 0 && headers['x-forwarded-proto'] === 'https';
    return `${isSecure ? 'https' : 'http'}://${headers.host ?? 'localhost'}`;
  };
}

function openDirectLine(house: House, parts: WebsiteParts, limits: RateLimits, origins: Origins) {
  const { storage, nowMs, bot, log, config } = parts;
  const streams = new Streams(storage.activities, nowMs);
  const tokens = new DirectLineTokens(parts.keyFor('direct line tokens'), nowMs);
  const onError = (error: unknown) => log.error(faultOf(error), 'a turn could not be kept');
  const service = new DirectLineService({ storage, tokens, bot, nowMs, showLive: streams.showLive, onError });
  addDirectLineRoutes(house, { service, tokens, limits, origins, baseOf: baseFrom(config) });
  addDirectLineSocket(house, { service, tokens, streams, limits, origins });
  return { service, streams };
}

export async function startWebsite(parts: WebsiteParts): Promise<Website> {
  const { config, storage, nowMs, room, log } = parts;
  const origins = new Origins(config.allowedOrigins, config.publicUrl);
  const { publicUrl, proxyHops } = config;
  const house = createServer({ log, origins, publicUrl, proxyHops, onAnswered: parts.metrics.request });
  const limits = new RateLimits({
    limits: storage.limits,
    nowMs,
    hash: keyedHash(parts.keyFor('limits')),
    perAddress: config.addressLimit,
    perConversation: config.conversationLimit,
  });
  const { directLineSecret: secret } = config;
  const directLine = secret === undefined ? openDirectLine(house, parts, limits, origins) : undefined;
  const source = directLine
    ? ({ kind: 'embedded', service: directLine.service } as const)
    : ({ kind: 'azure', secret: secret!, fetch: parts.fetch } as const);
  addTokenRoute(house, { limits, origins, baseOf: baseFrom(config), source });
  addMessagesRoute(house, {
    adapter: parts.serviceAdapter,
    bot: parts.bot,
    limits,
    hasAppId: config.microsoftAppId !== undefined,
  });
  if (parts.sms) addSmsRoute(house, parts.sms, limits);
  addHealthRoutes(house, parts);
  const calls = directLine ? ownSockets(config.publicUrl) : AZURE_SOURCES;
  const pageParts: PageParts = { allowedOrigins: config.allowedOrigins, policy: { 'connect-src': calls } };
  registerPages(house, parts.pages, pageParts);
  await openDoor(house, config.port, config.host);
  const metricsDoor = await openMetricsDoor(parts, {
    openSockets: () => directLine?.streams.count ?? 0,
    outbox: () => storage.outbox.counts(),
    drafts: () => statusOf(room().knowledge).map((status) => [status.language, draftsIn(status)] as const),
  });
  return {
    url: localUrl(house),
    metricsUrl: metricsDoor && `${localUrl(metricsDoor)}/metrics`,
    async stop() {
      const closed = Promise.all([closeDoor(house), metricsDoor && closeDoor(metricsDoor)]);
      await directLine?.streams.stop();
      await closed;
      await directLine?.service.idle();
    },
  };
}
