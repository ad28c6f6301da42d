/** The one translator from errors to answers: right status, our own words, never a trace or the person's text. */
import { DirectLineFault } from '../channels/web/direct-line/fault';
import { type Answer, HttpFault } from './exchange';

/** What is said for a status that the framework or Node decides. */
const WORDS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadRequest', 'The request cannot be read.'],
  401: ['Unauthorized', 'Say who you are.'],
  403: ['Forbidden', 'This is not allowed.'],
  404: ['NotFound', 'There is nothing at this address.'],
  405: ['MethodNotAllowed', 'This address does not take that method.'],
  408: ['RequestTimeout', 'The request took too long.'],
  413: ['TooLarge', 'The request is too large.'],
  415: ['UnsupportedMediaType', 'This kind of content is not read here.'],
  500: ['InternalError', 'Something went wrong here. Please try again.'],
  503: ['Unavailable', 'This is not available right now. Please try again soon.'],
};

function errorAnswer(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, json: { error: { code, message } }, headers };
}

function statusOf(error: unknown): number {
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' && WORDS[status] !== undefined ? status : 500;
}

export function answerTo(error: unknown): Answer {
  if (error instanceof HttpFault) return errorAnswer(error.status, error.code, error.message, error.headers);
  if (error instanceof DirectLineFault) return errorAnswer(error.status, error.code, error.message);
  const status = statusOf(error);
  return errorAnswer(status, ...WORDS[status]!);
}
