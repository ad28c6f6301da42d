/** The web framework's server with what holds for every route: headers, origins, time limits, errors. */

import { pino } from 'pino';
import { createServer as createRestify, type Request, type Response, type Server } from 'restify';
import type { AnsweredRequest } from '../metrics/metrics';
import type { Answer } from './exchange';
import { answerTo } from './faults';
import type { Log } from './log';
import type { Origins } from './origins';
import { type House, reportFault, routeOf, write } from './routes';
import { commonHeaders } from './security-headers';

/** How long a client may take; a slow one holds a connection and nothing else. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  /** Without a byte in either direction while an answer is sent. */
  readonly silenceMs: number;
  /** How often the first two are looked at. */
  readonly lookMs: number;
}

const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000, silenceMs: 60_000, lookMs: 2_000 };
/** Longer than the idle time of common load balancers, so that they never write into a closed connection. */
const KEEP_ALIVE_MS = 75_000;
/** How long a browser may remember that it may call. */
const PREFLIGHT_SECONDS = 7_200;

const CORS_HEADERS = 'authorization, content-type, x-ms-bot-agent, x-requested-with';
/** Only the chat service is for other websites. */
const CORS_PATHS = /^\/(?:v3\/directline\/|api\/token$)/;

export interface ServerParts {
  readonly log: Log;
  readonly origins: Origins;
  readonly publicUrl: string | undefined;
  readonly proxyHops: number;
  readonly patience?: Patience;
  /** Told of every answer. */
  readonly onAnswered?: (request: AnsweredRequest) => void;
}

function setHeaders(response: Response, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function corsHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': CORS_HEADERS,
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': String(PREFLIGHT_SECONDS),
    vary: 'origin',
  };
}

const PREFLIGHT_ANSWER: Answer = { status: 204 };

/** Answers a preflight, and refuses a browser that comes from a website that is not listed. */
function admitOrigin(request: Request, response: Response, origins: Origins): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || !CORS_PATHS.test((request.url ?? '').split('?')[0]!)) return true;
  if (origins.mayCall(origin, host)) setHeaders(response, corsHeaders(origin));
  if (request.method !== 'OPTIONS') return true;
  write(response, PREFLIGHT_ANSWER);
  return false;
}

/** Node reads this one when the server begins to listen; it is missing in the types. */
type HttpServer = import('node:http').Server & { connectionsCheckingInterval: number };

function limitTimes(server: Server, { headersMs, requestMs, silenceMs, lookMs }: Patience): void {
  const http = server.server as HttpServer;
  http.headersTimeout = headersMs;
  http.requestTimeout = requestMs;
  http.timeout = silenceMs;
  http.connectionsCheckingInterval = lookMs;
  http.keepAliveTimeout = KEEP_ALIVE_MS;
}

export function createServer(parts: ServerParts): House {
  const { log, origins, publicUrl, proxyHops, onAnswered } = parts;
  // The framework writes bodies into its own log: it gets one that writes nothing.
  const server = createRestify({ name: '', log: pino({ level: 'silent' }) as never });
  const common = commonHeaders(publicUrl);
  limitTimes(server, parts.patience ?? PATIENCE);
  server.pre((request: Request, response: Response, next) => {
    setHeaders(response, common);
    next(admitOrigin(request, response, origins) ? undefined : false);
  });
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    reportFault(log, request, error);
    write(response, answerTo(error));
    done();
  });
  server.on('after', (request: Request, response: Response) => {
    const tookMs = Date.now() - request.time();
    const answered = {
      method: request.method ?? '',
      route: routeOf(request),
      status: response.statusCode,
      tookMs,
    };
    log.debug(answered, 'answered');
    onAnswered?.(answered);
  });
  return { server, log, proxyHops };
}
