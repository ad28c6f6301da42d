/** The chat service: activities, watermarks, tokens, uploads and streams of any shape. */
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { send, type Target } from './requests';
import type { Fuzz } from './support/property';
import { anything, damaged, noise, TRACE, text } from './support/words';

const posted = fc.record(
  {
    type: fc.oneof(fc.constantFrom('message', 'message', 'event', 'typing', 'invoke'), anything),
    text: fc.oneof({ weight: 6, arbitrary: text }, anything),
    value: anything,
    locale: fc.oneof(fc.constantFrom('en', 'es-US', 'zh-Hant'), noise),
    channelData: fc.oneof(fc.record({ clientActivityID: noise }), anything),
    attachments: anything,
    from: anything,
    conversation: anything,
    replyToId: anything,
    id: anything,
    recipient: anything,
  },
  { requiredKeys: ['type'] },
);

const asJson = posted.map((activity) => JSON.stringify(activity));
const BOUNDARY = 'fuzz';
const part = (name: string, type: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="a"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
const multipart = fc
  .tuple(asJson, noise)
  .map(
    ([activity, file]) =>
      `${part('activity', 'application/vnd.microsoft.activity', activity)}${part('file', 'image/png', file)}--${BOUNDARY}--\r\n`,
  );

interface Post {
  readonly kind: 'activities' | 'upload';
  readonly body: string;
}

const post: fc.Arbitrary<Post> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(asJson, damaged(asJson)).map((body) => ({ kind: 'activities' as const, body })),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(multipart, damaged(multipart)).map((body) => ({ kind: 'upload' as const, body })),
  },
);

const TYPES = {
  activities: 'application/json',
  upload: `multipart/form-data; boundary=${BOUNDARY}`,
} as const;

function expectCalm({ status, text: answer }: { readonly status: number; readonly text: string }): void {
  if (status >= 500) throw new Error(`answered ${status}`);
  // What the person wrote comes back in the poll, and may look like a trace.
  if (status >= 400 && TRACE.test(answer)) throw new Error('the answer shows a trace');
}

export function fuzzPosts(target: () => Target): Fuzz<Post> {
  return {
    name: 'posts of the chat',
    share: 12,
    input: post,
    check: async ({ kind, body }) => {
      const { url, token, conversationId } = target();
      const path = `/v3/directline/conversations/${conversationId}/${kind}`;
      const headers = { authorization: `Bearer ${token}`, 'content-type': TYPES[kind] };
      expectCalm(await send(url, { method: 'POST', path, headers, body }));
    },
  };
}

const watermark = fc.oneof(fc.nat().map(String), noise, fc.constantFrom('-1', '1e99', 'NaN', '9'.repeat(30)));

export function fuzzTokens(target: () => Target): Fuzz<{ readonly token: string; readonly mark: string }> {
  const own = fc.constant(0).map(() => target().token);
  return {
    name: 'tokens and watermarks of the chat',
    share: 5,
    input: fc.record({ token: fc.oneof(own, damaged(own), noise), mark: watermark }),
    check: async ({ token, mark }) => {
      const { url, conversationId } = target();
      const path = `/v3/directline/conversations/${conversationId}/activities?${new URLSearchParams({ watermark: mark })}`;
      const headers = { authorization: `Bearer ${token.replace(/[^\x20-\x7e]/g, '?')}` };
      const got = await send(url, { method: 'GET', path, headers, body: '' });
      expectCalm(got);
      if (got.status === 200 && token !== target().token)
        throw new Error('another token opened the conversation');
    },
  };
}

export function fuzzStreams(target: () => Target): Fuzz<{ readonly query: string; readonly frame: string }> {
  return {
    name: 'streams of the chat',
    share: 2,
    input: fc.record({ query: noise, frame: noise }),
    check: ({ query, frame }) =>
      new Promise((resolve, reject) => {
        const { url, token, conversationId } = target();
        const asked = new URLSearchParams({ t: token, watermark: query });
        const path = `/v3/directline/conversations/${conversationId}/stream?${asked}`;
        const socket = new WebSocket(url.replace(/^http/, 'ws') + path);
        socket.on('unexpected-response', (_request, { statusCode = 0 }) =>
          statusCode >= 500 ? reject(new Error(`answered ${statusCode}`)) : resolve(),
        );
        socket.on('error', () => resolve());
        socket.on('open', () => {
          socket.send(frame);
          socket.close();
        });
        socket.on('close', () => resolve());
      }),
  };
}
