/** Requests of any shape to every route of the running server. */

import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { Fuzz } from './support/property';
import { anything, noise, TRACE, text } from './support/words';

export interface Target {
  readonly url: string;
  readonly twilioToken: string;
  /** Where Twilio thinks that it calls. */
  readonly smsUrl: string;
  /** Of an open conversation. */
  readonly token: string;
  readonly conversationId: string;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Got {
  readonly status: number;
  readonly text: string;
}

const GOES_ON = 500;

export function send(url: string, { method, path, headers, body }: Sent): Promise<Got> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, headers }, (answer) => {
      let received = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        received += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, text: received }));
      answer.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' || method === 'HEAD' ? undefined : body);
  });
}

export function expectCalm({ status, text: received }: Got): void {
  if (status >= GOES_ON) throw new Error(`answered ${status}`);
  if (TRACE.test(received) && !received.startsWith('<!doctype')) throw new Error('the answer shows a trace');
}

const inHeader = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xfe }).map((code) => String.fromCharCode(code === 0x7f ? 0x20 : code)),
  maxLength: 80,
});
const inPath = fc.string({ maxLength: 40 }).map((segment) => encodeURI(segment.replaceAll('\ud800', '')));

const HEADERS = [
  ...[
    'content-type',
    'authorization',
    'origin',
    'x-forwarded-for',
    'x-forwarded-proto',
    'forwarded',
    'accept',
  ],
  ...[
    'x-twilio-signature',
    'accept-encoding',
    'content-encoding',
    'range',
    'if-none-match',
    'if-modified-since',
  ],
  ...['cookie', 'accept-language', 'accept-version', 'x-requested-with', 'user-agent', 'via', 'x-request-id'],
];
const VALUES = [
  ...[
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ],
  ...[
    'application/json; charset=utf-16',
    'gzip',
    'identity',
    'bytes=0-',
    'bytes=9-1',
    '*',
    'null',
    'Bearer a.b.c',
  ],
  ...['https://evil.example', 'http://[::1', '1.2.3.4, 5.6.7.8', 'en;q=0.x', 'W/"x"', '-1'],
];
const PATHS = [
  ...['/', '/chat', '/faq', '/faq/en', '/faq/xx', '/embed.js', '/health/live', '/health/ready', '/api/token'],
  ...['/api/messages', '/api/sms', '/v3/directline/tokens/generate', '/v3/directline/tokens/refresh'],
  ...['/v3/directline/conversations', '/v3/directline/session/getsessionid', '/assets/x', '/favicon.ico'],
];

const header = fc.tuple(fc.constantFrom(...HEADERS), fc.oneof(fc.constantFrom(...VALUES), inHeader));
const body = fc.oneof(
  anything.map((value) => JSON.stringify(value)),
  text,
  noise,
);
const query = fc.oneof(
  fc.constant(''),
  fc
    .dictionary(fc.constantFrom('watermark', 't', 'language', 'q', '__proto__'), fc.string())
    .map((values) => `?${new URLSearchParams(values)}`),
);

export function fuzzRoutes(target: () => Target): Fuzz<Sent> {
  const path = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
    { weight: 1, arbitrary: inPath.map((segment) => `/${segment}`) },
    { weight: 1, arbitrary: inPath.map((segment) => `/v3/directline/conversations/${segment}/activities`) },
    { weight: 1, arbitrary: inPath.map((segment) => `/faq/${segment}`) },
  );
  return {
    name: 'requests to every route',
    share: 20,
    input: fc.record({
      method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'),
      path: fc.tuple(path, query).map((parts) => parts.join('')),
      headers: fc.array(header, { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
      body,
    }),
    check: async (sent) => expectCalm(await send(target().url, sent)),
  };
}

const WHOLE =
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

/** Bytes that are hardly HTTP: an answer or a closed line, and no trace. */
export function fuzzBytes(
  target: () => Target,
  damage: (whole: fc.Arbitrary<string>) => fc.Arbitrary<string>,
): Fuzz<string> {
  return {
    name: 'bytes that are hardly HTTP',
    share: 5,
    input: fc.oneof(damage(fc.constant(WHOLE)), noise),
    check: (bytes) =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(target().url);
        const line = connect({ host: hostname, port: Number(port) });
        let received = '';
        line.on('data', (chunk) => {
          received += chunk;
        });
        line.on('error', () => undefined);
        line.on('close', () =>
          /^HTTP\/1.1 500|\n\s+at /.test(received) ? reject(new Error('a fault or a trace')) : resolve(),
        );
        line.end(bytes);
      }),
  };
}
