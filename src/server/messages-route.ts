/** POST /api/messages: what the Bot Framework service sends. Without an app id this machine alone may call. */
import { readServiceActivity } from '../channels/bot-service/incoming';
import { KeysOutOfReach, NotTheService, type ServiceAdapter } from '../channels/bot-service/service-adapter';
import type { BotLogic } from '../channels/web/direct-line/adapter';
import { type Answer, type Call, HttpFault } from './exchange';
import type { RateLimits } from './limits';
import { addRoute, type House } from './routes';

/** Teams sends cards' data along; the service itself allows as much. */
const MOST_BYTES = 524_288;

export interface MessagesParts {
  readonly adapter: ServiceAdapter;
  readonly bot: BotLogic;
  readonly limits: RateLimits;
  readonly hasAppId: boolean;
}

function isLoopback(url: string | undefined): boolean {
  if (url === undefined) return true;
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}

/** Without an app id nobody is authenticated, and the bot would call whatever address it is given; a browser may be led here. */
function assertLocal(call: Call, serviceUrl: string | undefined): void {
  const isBrowser = call.headers.origin !== undefined;
  if (call.isLocal && !isBrowser && isLoopback(serviceUrl)) return;
  throw new HttpFault(403, 'LocalOnly', 'Without MICROSOFT_APP_ID only programs on this machine may call.');
}

function readActivity(body: unknown) {
  if (body === undefined) throw new HttpFault(400, 'EmptyBody', 'The body is empty.');
  const read = readServiceActivity(body);
  if ('activity' in read) return read.activity;
  throw new HttpFault(400, 'NotAnActivity', `The activity cannot be read: look at "${read.field}".`);
}

/** The token says for which service it was made: without one in the activity the two could not be compared. */
function assertAnswerable(serviceUrl: string | undefined): void {
  if (serviceUrl === undefined)
    throw new HttpFault(400, 'NotAnActivity', 'The activity cannot be read: look at "serviceUrl".');
}

async function receive(call: Call, { adapter, bot, limits, hasAppId }: MessagesParts): Promise<Answer> {
  if (!hasAppId) assertLocal(call, undefined);
  const activity = readActivity(call.body);
  if (!hasAppId) assertLocal(call, activity.serviceUrl);
  else assertAnswerable(activity.serviceUrl);
  try {
    const response = await adapter.receive(call.headers.authorization ?? '', activity, bot);
    return response === undefined ? { status: 200 } : { status: response.status, json: response.body };
  } catch (error) {
    if (error instanceof KeysOutOfReach) throw new HttpFault(503, 'Unavailable', error.message);
    if (!(error instanceof NotTheService)) throw error;
    await limits.address(call.address);
    throw new HttpFault(401, 'Unauthorized', error.message);
  }
}

export function addMessagesRoute(house: House, parts: MessagesParts): void {
  addRoute(house, {
    method: 'post',
    path: '/api/messages',
    body: { kind: 'json', mostBytes: MOST_BYTES },
    answer: (call) => receive(call, parts),
  });
}
