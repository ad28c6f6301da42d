/** A request and an answer as the routes see them, free of the web framework. */
import type { IncomingHttpHeaders } from 'node:http';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The caller's address, behind the operator's proxies the one that they name. */
  readonly address: string;
  /** True for a caller on this machine that came through no proxy. */
  readonly isLocal: boolean;
  /** JSON value, form fields or upload, as the route's body plan says; undefined where it takes none. */
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; say what it is in `headers`. */
  readonly body?: string | Buffer;
  /** An empty one takes away a header that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal with words of ours. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function jsonAnswer(status: number, json: unknown): Answer {
  return { status, json };
}
