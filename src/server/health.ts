/** Whether the process lives, and whether it can answer families now. */
import type { Room } from '../../dialogs/room';
import type { MailState } from '../delivery/mail-watch';
import type { ReloadResult } from '../jobs/content-reload';
import type { Storage } from '../storage/storage';
import { draftsIn } from '../translation/review-notes';
import { statusOf } from '../translation/status';
import { type Answer, type Call, jsonAnswer } from './exchange';
import { addRoute, type House } from './routes';

/** A database that takes longer does not carry a conversation. */
const PATIENCE_MS = 2_000;

export interface HealthParts {
  readonly room: () => Room;
  readonly storage: Pick<Storage, 'ping' | 'outbox'>;
  readonly isStopping: () => boolean;
  readonly lastReload: () => ReloadResult | undefined;
  readonly mail: () => MailState | 'off';
}

/** Undefined when it fails or takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}

function languages({ knowledge }: Room): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    statusOf(knowledge).map((status) => [
      status.language,
      {
        entries: knowledge.languages.get(status.language)!.entries.size,
        drafts: draftsIn(status),
        safety: status.safetyReviewed ? 'signed off' : 'draft',
      },
    ]),
  );
}

/** Mail that does not answer waits in the outbox: it is told, and it is no reason to send families elsewhere. */
async function ready(
  call: Call,
  { room, storage, isStopping, lastReload, mail }: HealthParts,
): Promise<Answer> {
  const [hasDatabase, outbox] = await Promise.all([
    inTime(storage.ping().then(() => true)),
    inTime(storage.outbox.counts().then(({ pending, dead }) => ({ pending, dead }))),
  ]);
  const isReady = hasDatabase === true && !isStopping();
  const reload = lastReload();
  return jsonAnswer(isReady ? 200 : 503, {
    status: isStopping() ? 'stopping' : isReady ? 'ready' : 'not ready',
    database: hasDatabase ? 'answers' : 'does not answer',
    content: reload === undefined ? 'loaded' : `loaded; the last reload was ${reload}`,
    // What is of no use to a load balancer is told to this machine alone.
    ...(call.isLocal ? { mail: mail(), ...(outbox ? { outbox } : {}) } : {}),
    languages: languages(room()),
  });
}

export function addHealthRoutes(house: House, parts: HealthParts): void {
  addRoute(house, { method: 'get', path: '/health/live', answer: () => jsonAnswer(200, { status: 'live' }) });
  addRoute(house, { method: 'get', path: '/health/ready', answer: (call) => ready(call, parts) });
}
