/** Opening and closing the door: nobody in the middle of a request is thrown out. */

import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultOf } from './log';
import type { House } from './routes';

/** Requests still running after this are cut. */
const LAST_REQUESTS_MS = 10_000;
const SWEEP_MS = 50;

function httpOf({ server }: House): HttpServer {
  return server.server as HttpServer;
}

/** Rejects when the address is taken or not this machine's. */
export async function openDoor(house: House, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // The framework hands the error on, and without a listener there the process would end.
    house.server.once('error', reject);
    house.server.listen(port, host, resolve);
  });
  house.server.on('error', (error: unknown) => house.log.error(faultOf(error), 'the server had an error'));
}

/** The address to open in a browser on this machine. */
export function localUrl(house: House): string {
  const { address, family, port } = httpOf(house).address() as AddressInfo;
  const isAny = address === '0.0.0.0' || address === '::';
  const host = isAny ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

/** Takes no new connection, and resolves when the running requests are answered. */
export async function closeDoor(house: House): Promise<void> {
  const http = httpOf(house);
  if (!http.listening) return;
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  // A connection that is kept for a next request counts as open until somebody closes it.
  const sweep = setInterval(() => http.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => http.closeAllConnections(), LAST_REQUESTS_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
