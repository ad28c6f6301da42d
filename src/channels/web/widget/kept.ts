/** What the browser keeps so that a chat goes on: the token, what waits to be sent, the half-written text. */
import type { Outgoing } from './activity';

export interface Ticket {
  readonly token: string;
  readonly conversationId: string;
  readonly domain: string;
}

const TICKET = 'family-support.ticket';
const OUTBOX = 'family-support.outbox';
const DRAFT = 'family-support.draft';

/** For what cannot be stored: a browser that forbids it still chats, and only forgets with the page. */
const memory = new Map<string, string>();

function read<T>(key: string): T | undefined {
  try {
    const text = memory.get(key) ?? localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  memory.delete(key);
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    if (value !== undefined) memory.set(key, JSON.stringify(value));
  }
}

export const kept = {
  ticket: () => read<Ticket>(TICKET),
  keepTicket: (ticket: Ticket | undefined) => write(TICKET, ticket),
  outbox: () => read<readonly Outgoing[]>(OUTBOX) ?? [],
  keepOutbox: (outbox: readonly Outgoing[]) => write(OUTBOX, outbox.length > 0 ? outbox : undefined),
  draft: () => read<string>(DRAFT) ?? '',
  keepDraft: (draft: string) => write(DRAFT, draft === '' ? undefined : draft),
};

/** Tells when another tab of the same chat changed the token or the outbox. */
export function onOtherTab(ticket: () => void, outbox: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === TICKET) ticket();
    if (key === OUTBOX) outbox();
  });
}

/** One tab at a time, where the browser can tell; else the service drops what comes twice. */
export function oneTabAtATime<T>(what: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(`family-support.${what}`, work) : work();
}
