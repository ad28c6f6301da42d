/** Hangs a route into the web framework: body within limits, one answer, errors translated. */
import type { Next, Request, RequestHandler, Response, Server } from 'restify';
import { type BodyPlan, bodyHandlers, parseBody } from './body';
import { callerAddress, isLocalCaller } from './caller';
import { type Answer, type Call, HttpFault } from './exchange';
import { answerTo } from './faults';
import { faultOf, type Log } from './log';
import { parseUpload, uploadHandlers } from './upload';

export interface Route {
  readonly method: 'get' | 'head' | 'post' | 'put' | 'del';
  /** As the framework writes paths: `/things/:id`. */
  readonly path: string;
  /** Absent: a body is not read. */
  readonly body?: BodyPlan | { readonly kind: 'upload' };
  readonly answer: (call: Call) => Promise<Answer> | Answer;
}

/** The framework's server and what every route needs. */
export interface House {
  readonly server: Server;
  readonly log: Log;
  readonly proxyHops: number;
}

function handlersOf(body: Route['body']): RequestHandler[] {
  if (body === undefined) return [];
  return body.kind === 'upload' ? uploadHandlers() : bodyHandlers(body);
}

function bodyOf(request: Request, body: Route['body']): unknown {
  if (body === undefined) return undefined;
  return body.kind === 'upload' ? parseUpload(request) : parseBody(request, body);
}

function callOf(request: Request, { body }: Route, proxyHops: number): Call {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
  return {
    method: request.method ?? '',
    path: pathname,
    params: request.params as Record<string, string>,
    query: searchParams,
    headers: request.headers,
    address: callerAddress(request, proxyHops),
    isLocal: isLocalCaller(request),
    body: bodyOf(request, body),
  };
}

/** Writes an answer once; a client that has gone gets nothing. */
export function write(response: Response, { status, json, body, headers }: Answer): void {
  if (response.headersSent || response.writableEnded) return;
  const content = json === undefined ? (body ?? '') : JSON.stringify(json);
  const kind: Record<string, string> =
    json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  const size: Record<string, string> =
    status === 304 || status === 204 ? {} : { 'content-length': String(Buffer.byteLength(content)) };
  for (const [name, value] of Object.entries({ ...kind, ...size, ...headers })) {
    if (value === '') response.removeHeader(name);
    else response.setHeader(name, value);
  }
  response.sendRaw(status, content as string);
}

/** The pattern of the path: the path itself may name a conversation. */
export function routeOf(request: Request): string {
  const route = request.getRoute() as { readonly path?: string } | undefined;
  return route?.path ?? 'none';
}

/** Somebody was not let in. Too many requests are no line each: the metrics count them. */
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/** Says in the log what nobody planned for, and who was not let in: the route and the reason, not the person. */
export function reportFault(log: Log, request: Request, error: unknown): void {
  const { status } = answerTo(error);
  if (REFUSED.has(status)) {
    const { code } = error as { readonly code?: unknown };
    log.warn({ route: routeOf(request), status, code }, 'a request was refused');
  }
  if (status < 500 || error instanceof HttpFault) return;
  log.error({ route: routeOf(request), ...faultOf(error) }, 'a request failed');
}

export function addRoute({ server, log, proxyHops }: House, route: Route): void {
  const answer = async (request: Request, response: Response): Promise<void> => {
    try {
      write(response, await route.answer(callOf(request, route, proxyHops)));
    } catch (error) {
      reportFault(log, request, error);
      write(response, answerTo(error));
    }
  };
  const last = (request: Request, response: Response, next: Next) =>
    void answer(request, response).finally(() => next(false));
  server[route.method](route.path, ...handlersOf(route.body), last);
}
