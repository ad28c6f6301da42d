/** GET /metrics on a port of its own: the public one never shows it, whatever a proxy is told. */
import type { Config } from '../config';
import type { Metrics, Readings } from '../metrics/metrics';
import { createServer } from './create-server';
import { type Answer, type Call, HttpFault } from './exchange';
import { openDoor } from './listen';
import type { Log } from './log';
import { Origins } from './origins';
import { addRoute, type House } from './routes';
import { isSameSecret } from './secrets';

function assertReader({ headers }: Call, token: string | undefined): void {
  if (token === undefined) return;
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  if (isSameSecret(given, token)) return;
  throw new HttpFault(401, 'Unauthorized', 'Send METRICS_TOKEN as "Authorization: Bearer …".', {
    'www-authenticate': 'Bearer',
  });
}

export interface MetricsDoorParts {
  readonly config: Pick<Config, 'metricsPort' | 'metricsHost' | 'metricsToken'>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Undefined when the settings name no port for it. */
export async function openMetricsDoor(
  { config, log, metrics }: MetricsDoorParts,
  readings: Readings,
): Promise<House | undefined> {
  const { metricsPort, metricsHost, metricsToken } = config;
  if (metricsPort === undefined) return undefined;
  metrics.watch(readings);
  const origins = new Origins([], undefined);
  const house = createServer({ log, origins, publicUrl: undefined, proxyHops: 0 });
  const answer = async (call: Call): Promise<Answer> => {
    assertReader(call, metricsToken);
    return { status: 200, body: await metrics.text(), headers: { 'content-type': metrics.contentType } };
  };
  addRoute(house, { method: 'get', path: '/metrics', answer });
  await openDoor(house, metricsPort, metricsHost);
  return house;
}
