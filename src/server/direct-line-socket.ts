/** The WebSocket of the Direct Line service: origin, token and conversation are checked before the upgrade. */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { DirectLineFault } from '../channels/web/direct-line/fault';
import { readWatermark } from '../channels/web/direct-line/incoming';
import type { DirectLineService } from '../channels/web/direct-line/service';
import type { Streams } from '../channels/web/direct-line/streams';
import type { DirectLineTokens } from '../channels/web/direct-line/tokens';
import { callerAddress } from './caller';
import { DIRECT_LINE_BASE } from './direct-line-routes';
import { HttpFault } from './exchange';
import { answerTo } from './faults';
import type { RateLimits } from './limits';
import type { Origins } from './origins';
import type { House } from './routes';

const STREAM_PATH = new RegExp(`^${DIRECT_LINE_BASE}/conversations/([\\w-]+)/stream$`);

export interface SocketParts {
  readonly service: DirectLineService;
  readonly tokens: DirectLineTokens;
  readonly streams: Streams;
  readonly limits: RateLimits;
  readonly origins: Origins;
}

function refuse(connection: Duplex, error: unknown): void {
  const { status } = answerTo(error);
  connection.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

async function admit(request: IncomingMessage, parts: SocketParts) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
  const conversationId = STREAM_PATH.exec(pathname)?.[1];
  if (conversationId === undefined) throw new HttpFault(404, 'NotFound', 'There is no stream here.');
  if (!parts.origins.mayCall(request.headers.origin, request.headers.host))
    throw new HttpFault(403, 'OriginNotAllowed', 'No.');
  const grant = await parts.tokens.read(searchParams.get('t') ?? undefined);
  if (grant.conversationId !== conversationId)
    throw new DirectLineFault('Forbidden', 'The token is for another conversation.');
  await parts.limits.conversation('open', conversationId);
  await parts.service.mend(grant);
  return { grant, watermark: readWatermark(searchParams.get('watermark')) };
}

export function addDirectLineSocket({ server, log, proxyHops }: House, parts: SocketParts): void {
  const turnAway = async (request: IncomingMessage, connection: Duplex, error: unknown) => {
    const { status, code } = error as { readonly status?: unknown; readonly code?: unknown };
    log.warn({ status, code }, 'a stream was refused');
    await parts.limits.address(callerAddress(request, proxyHops)).then(
      () => refuse(connection, error),
      (tooMany: unknown) => refuse(connection, tooMany),
    );
  };
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    const onError = () => connection.destroy();
    connection.on('error', onError);
    admit(request, parts).then(
      ({ grant, watermark }) => {
        connection.off('error', onError);
        parts.streams.accept(request, connection, head, grant, watermark);
      },
      (error: unknown) => turnAway(request, connection, error),
    );
  });
}
