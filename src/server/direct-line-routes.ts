/** The routes of the embedded Direct Line service. */

import { DirectLineFault } from '../channels/web/direct-line/fault';
import { readWatermark } from '../channels/web/direct-line/incoming';
import type { DirectLineService, Opening } from '../channels/web/direct-line/service';
import type { DirectLineTokens, TimedGrant } from '../channels/web/direct-line/tokens';
import { type Answer, type Call, HttpFault, jsonAnswer } from './exchange';
import type { RateLimits } from './limits';
import type { Origins } from './origins';
import { addRoute, type House, type Route } from './routes';
import type { Upload } from './upload';

export const DIRECT_LINE_BASE = '/v3/directline';

/** A page of text in any script, many times over: what is longer than the bot reads is still told so kindly. */
const MOST_ACTIVITY_BYTES = 524_288;
const MOST_SMALL_BYTES = 16_384;

/** Polling twice a second from some tabs is ordinary. */
const POLLS_PER_MESSAGE = 20;
const UPLOADS_PER_MESSAGE = 0.25;

export interface DirectLineRoutes {
  readonly service: DirectLineService;
  readonly tokens: DirectLineTokens;
  readonly limits: RateLimits;
  readonly origins: Origins;
  /** `https://chat.example.org`, as the caller reaches this service. */
  readonly baseOf: (call: Call) => string;
}

function bearerOf({ headers }: Pick<Call, 'headers'>): string | undefined {
  return /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The token of a request that sends one in the wrong form counts as a wrong one, not as none. */
function tokenOf(call: Call): string | undefined {
  return bearerOf(call) ?? (call.headers.authorization ? 'unreadable' : undefined);
}

export function assertOrigin(call: Call, origins: Origins): void {
  if (origins.mayCall(call.headers.origin, call.headers.host)) return;
  throw new HttpFault(
    403,
    'OriginNotAllowed',
    'This website may not use the chat: the operator can add it to ALLOWED_ORIGINS.',
  );
}

function streamUrl(base: string, { conversationId, token }: Opening, watermark: string | null): string {
  const query = new URLSearchParams({ ...(watermark ? { watermark } : {}), t: token });
  return `${base.replace(/^http/, 'ws')}${DIRECT_LINE_BASE}/conversations/${conversationId}/stream?${query}`;
}

/** The words of an upload, and that files came along; the files themselves were let go. */
function uploadedActivity({ activity, files }: Upload): unknown {
  const attachments = files.map(({ contentType, name }) => ({
    contentType: contentType.slice(0, 100),
    name: name.slice(0, 100),
  }));
  try {
    return { ...(JSON.parse(activity || '{"type":"message"}') as object), attachments };
  } catch {
    throw new DirectLineFault('BadArgument', 'The activity of the upload is not JSON.');
  }
}

type Answering = (call: Call) => Promise<Answer>;

/** What each route does, once its request is read. */
function answersOf({ service, tokens, limits, origins, baseOf }: DirectLineRoutes) {
  /** The grant of the caller's token, which must be for the conversation of the path, if there is one. */
  const readGrant = async (call: Call): Promise<TimedGrant> => {
    assertOrigin(call, origins);
    const grant = await tokens.read(tokenOf(call));
    const { id } = call.params;
    if (id === undefined || id === grant.conversationId) return grant;
    throw new DirectLineFault('Forbidden', 'The token is for another conversation.');
  };
  /** Tries with wrong tokens are counted by address. */
  const grantOf = (call: Call): Promise<TimedGrant> =>
    readGrant(call).catch(async (error: unknown) => {
      await limits.address(call.address);
      throw error;
    });
  const opened = (status: number, call: Call, opening: Opening): Answer => {
    const url = streamUrl(baseOf(call), opening, call.query.get('watermark'));
    return jsonAnswer(status, { ...opening, streamUrl: url, referenceGrammarId: '' });
  };
  /** Whoever has no conversation yet is counted by address. */
  const byAddress =
    (answer: Answering): Answering =>
    async (call) => {
      assertOrigin(call, origins);
      await limits.address(call.address);
      return answer(call);
    };
  const byConversation =
    (
      use: string,
      perMessage: number,
      answer: (call: Call, grant: TimedGrant) => Promise<Answer>,
    ): Answering =>
    async (call) => {
      const grant = await grantOf(call);
      await limits.conversation(use, grant.conversationId, perMessage);
      return answer(call, grant);
    };
  return {
    generate: byAddress(async () => jsonAnswer(200, await service.generate())),
    refresh: byAddress(async (call) => jsonAnswer(200, await service.refresh(tokenOf(call)))),
    start: byAddress(async (call) => {
      const { opening, isNew } = await service.start(await grantOf(call), call.body);
      return opened(isNew ? 201 : 200, call, opening);
    }),
    resume: byConversation('open', 1, async (call, grant) => opened(200, call, await service.resume(grant))),
    poll: byConversation('poll', POLLS_PER_MESSAGE, async (call, grant) =>
      jsonAnswer(200, await service.after(grant, readWatermark(call.query.get('watermark')))),
    ),
    post: byConversation('message', 1, async (call, grant) =>
      jsonAnswer(200, await service.post(grant, call.body)),
    ),
    upload: byConversation('upload', UPLOADS_PER_MESSAGE, async (call, grant) =>
      jsonAnswer(200, await service.post(grant, uploadedActivity(call.body as Upload))),
    ),
    session: async (call: Call) => {
      await grantOf(call);
      return jsonAnswer(200, { sessionId: '' });
    },
  } satisfies Record<string, Answering>;
}

const SMALL = { kind: 'json', mostBytes: MOST_SMALL_BYTES } as const;
const MESSAGE = { kind: 'json', mostBytes: MOST_ACTIVITY_BYTES } as const;

export function addDirectLineRoutes(house: House, parts: DirectLineRoutes): void {
  const answers = answersOf(parts);
  const routes: readonly Route[] = [
    { method: 'post', path: '/tokens/generate', body: SMALL, answer: answers.generate },
    { method: 'post', path: '/tokens/refresh', body: SMALL, answer: answers.refresh },
    { method: 'post', path: '/conversations', body: SMALL, answer: answers.start },
    { method: 'get', path: '/conversations/:id', answer: answers.resume },
    { method: 'get', path: '/conversations/:id/activities', answer: answers.poll },
    { method: 'post', path: '/conversations/:id/activities', body: MESSAGE, answer: answers.post },
    { method: 'post', path: '/conversations/:id/upload', body: { kind: 'upload' }, answer: answers.upload },
    { method: 'get', path: '/session/getsessionid', answer: answers.session },
  ];
  for (const route of routes) addRoute(house, { ...route, path: DIRECT_LINE_BASE + route.path });
}
