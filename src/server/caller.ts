/** Who calls: the address of the connection, or the one that the operator's own proxies name. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Azure writes `1.2.3.4:5678`, others `[::1]:5678`. */
function withoutPort(text: string): string {
  const bare = text.trim().replace(/^\[([^\]]+)\](?::\d+)?$/, '$1');
  return isIP(bare) ? bare : bare.replace(/:\d+$/, '');
}

/** The last `proxyHops` entries of the header were written by proxies of ours; all before can be invented. */
export function callerAddress(request: IncomingMessage, proxyHops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (proxyHops === 0) return direct;
  const entries = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(withoutPort);
  const named = entries.at(-proxyHops) ?? entries[0];
  return named && isIP(named) ? named : direct;
}

/** A proxy on this machine also comes from here: what it forwards is not local. */
export function isLocalCaller({ socket, headers }: IncomingMessage): boolean {
  const isForwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (header) => headers[header] !== undefined,
  );
  return LOOPBACK.test(socket.remoteAddress ?? '') && !isForwarded;
}
