/** Structured logs. A line holds fields that we chose: no message text, token, phone number or web address. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { projectRoot } from '../project-root';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** A second line of defence: these fields are never meant to be logged. */
const NEVER = [
  'text',
  'token',
  'authorization',
  'phone',
  'name',
  'from',
  'activity',
  'body',
  'url',
  'query',
  'email',
  'err',
];
const REDACTED = NEVER.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Without a destination to standard output. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: REDACTED, censor: '[removed]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const FRAME = /^\s+at .*$/gm;
const MOST_FRAMES = 8;
const MOST_CAUSES = 2;

/** The frames alone: an error's first lines hold its message, and that may quote the person. */
function framesOf({ stack, message }: Error): readonly string[] {
  if (stack === undefined) return [];
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  const frames = stack.slice(start).match(FRAME) ?? [];
  const root = projectRoot();
  return frames.slice(0, MOST_FRAMES).map((frame) => frame.trim().replaceAll(root, ''));
}

export interface Fault {
  readonly error: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: Fault;
}

/** Errors of the dialogs library carry the one that they stand for. */
function causeOf(error: Error): Error | undefined {
  const { cause, error: inner } = error as { readonly cause?: unknown; readonly error?: unknown };
  return [cause, inner].find((each) => each instanceof Error);
}

/** What a log line may say of an error: its kind, code and place; never its message. */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { readonly code?: unknown };
  const cause = depth < MOST_CAUSES ? causeOf(error) : undefined;
  return {
    error: error.constructor.name,
    ...(typeof code === 'string' ? { code } : {}),
    at: framesOf(error),
    ...(cause === undefined ? {} : { cause: faultOf(cause, depth + 1) }),
  };
}
