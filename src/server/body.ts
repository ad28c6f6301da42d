/** Reads a request's body within the route's limit, and parses it without quoting it in an error. */
import { plugins, type Request, type RequestHandler } from 'restify';
import { HttpFault } from './exchange';

export interface BodyPlan {
  readonly kind: 'json' | 'form';
  readonly mostBytes: number;
}

const TYPES: Readonly<Record<BodyPlan['kind'], RegExp>> = {
  json: /^(?:application\/(?:[\w.+-]+\+)?json|text\/plain|application\/octet-stream|)$/,
  form: /^application\/x-www-form-urlencoded$/,
};

function contentType(request: Request): string {
  return (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

/** Refuses before reading: what is too large, packed (it may grow without bound when unpacked) or of another kind. */
function refusal(request: Request, { kind, mostBytes }: BodyPlan): HttpFault | undefined {
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes > mostBytes)
    return new HttpFault(413, 'TooLarge', 'The request is too large.', { connection: 'close' });
  const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity';
  if (isPlain && (bytes === 0 || TYPES[kind].test(contentType(request)))) return undefined;
  return new HttpFault(415, 'UnsupportedMediaType', 'This kind of content is not read here.', {
    connection: 'close',
  });
}

export function bodyHandlers(plan: BodyPlan): RequestHandler[] {
  const check: RequestHandler = (request, _response, next) => next(refusal(request, plan));
  return [check, plugins.bodyReader({ maxBodySize: plan.mostBytes })].flat();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpFault(400, 'InvalidJson', 'The body is not JSON.');
  }
}

/** The body as the plan says; undefined when it is empty. */
export function parseBody(request: Request, { kind }: BodyPlan): unknown {
  const raw: unknown = request.body;
  const text = Buffer.isBuffer(raw) ? raw.toString('utf8') : typeof raw === 'string' ? raw : '';
  if (text === '') return undefined;
  return kind === 'json' ? parseJson(text) : Object.fromEntries(new URLSearchParams(text));
}
