/** Whether the process lives, and whether it can answer families now. */
import type { Room } from '../../dialogs/room';
import type { Storage } from '../storage/storage';
import { type Answer, jsonAnswer } from './exchange';
import { addRoute, type House } from './routes';

/** A database that takes longer does not carry a conversation. */
const PATIENCE_MS = 2_000;

export interface HealthParts {
  readonly room: () => Room;
  readonly storage: Pick<Storage, 'ping'>;
  readonly isStopping: () => boolean;
  /** Further parts that are told of, such as mail; a word each. */
  readonly more?: () => Promise<Readonly<Record<string, string>>>;
}

async function isAnswering(storage: Pick<Storage, 'ping'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const asked = storage.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function languages(room: Room): Readonly<Record<string, unknown>> {
  const content = [...room.knowledge.languages.values()];
  return Object.fromEntries(
    content.map(({ language, entries, safety }) => {
      const all = [...entries.values()];
      const reviewed = all.filter(({ state }) => state === 'reviewed').length;
      const safetyState = safety.review.date === '' ? 'draft' : 'signed off';
      return [language, { entries: all.length, drafts: all.length - reviewed, safety: safetyState }];
    }),
  );
}

async function ready({ room, storage, isStopping, more }: HealthParts): Promise<Answer> {
  const hasDatabase = await isAnswering(storage);
  const isReady = hasDatabase && !isStopping();
  return jsonAnswer(isReady ? 200 : 503, {
    status: isStopping() ? 'stopping' : isReady ? 'ready' : 'not ready',
    database: hasDatabase ? 'answers' : 'does not answer',
    languages: languages(room()),
    ...(await more?.()),
  });
}

export function addHealthRoutes(house: House, parts: HealthParts): void {
  addRoute(house, { method: 'get', path: '/health/live', answer: () => jsonAnswer(200, { status: 'live' }) });
  addRoute(house, { method: 'get', path: '/health/ready', answer: () => ready(parts) });
}
