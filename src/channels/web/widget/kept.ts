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

/** A browser that forbids storage still chats: it only forgets with the page. */
function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // nothing can be kept here
  }
}

export const kept = {
  ticket: () => read<Ticket>(TICKET),
  keepTicket: (ticket: Ticket | undefined) => write(TICKET, ticket),
  outbox: () => read<Outgoing[]>(OUTBOX) ?? [],
  keepOutbox: (outbox: readonly Outgoing[]) => write(OUTBOX, outbox.length > 0 ? outbox : undefined),
  draft: () => read<string>(DRAFT) ?? '',
  keepDraft: (draft: string) => write(DRAFT, draft === '' ? undefined : draft),
};
