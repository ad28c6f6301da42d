/** The open call-back requests, oldest first, and what could not be delivered. */
import type {
  CallbackRequest,
  CallbackState,
  CallbackStore,
  DeadLetter,
  OutboxStore,
} from '../../../storage/contract/callback';
import {
  type AdaptiveCard,
  actionSet,
  adaptiveCard,
  type CardElement,
  container,
  execute,
  heading,
  line,
} from '../cards/elements';
import { momentText } from './moment';
import { retryData, showData } from './request-data';
import { type Drawing, requestActions, requestElements } from './request-elements';

/** What waits longest for somebody comes first. */
const OPEN: readonly CallbackState[] = ['new', 'claimed', 'called'];
/** With its buttons each takes about 3 KB of the 28 KB that a card may have. */
const MOST_SHOWN = 5;
/** More than a center has; beyond it the number is a lower bound. */
const MOST_COUNTED = 500;
const MOST_DEAD_LETTERS = 5;

export interface OpenRequests {
  readonly requests: readonly CallbackRequest[];
  /** Given up, of requests that are still open. */
  readonly deadLetters: readonly DeadLetter[];
}

export async function openRequests(callbacks: CallbackStore, outbox: OutboxStore): Promise<OpenRequests> {
  const byState = await Promise.all(OPEN.map((state) => callbacks.list(state, MOST_COUNTED)));
  const requests = byState.flat();
  const open = new Set(requests.map(({ id }) => id));
  const letters = await outbox.deadLetters(MOST_COUNTED);
  return { requests, deadLetters: letters.filter(({ callbackId }) => open.has(callbackId)) };
}

function requestBox(drawing: Drawing, request: CallbackRequest): CardElement {
  const items = [...requestElements(drawing, request), actionSet(requestActions(drawing, request))];
  return container(items, { style: 'emphasis', spacing: 'medium' });
}

function deadLetterBox({ room, language, view }: Drawing, letter: DeadLetter): CardElement {
  const { id, kind, attempts, reason, diedMs } = letter;
  const text = room.translate(language, 'staff.requests.deadLetter', {
    way: room.translate(language, `staff.way.${kind}`),
    number: attempts,
    when: momentText(room, language, diedMs),
    reason,
  });
  const retry = execute(room.translate(language, 'staff.requests.retry'), retryData({ id, language, view }));
  return container([line(text), actionSet([retry])]);
}

function deadLetterBoxes(drawing: Drawing, letters: readonly DeadLetter[]): CardElement[] {
  if (letters.length === 0) return [];
  const { room, language } = drawing;
  const title = room.translate(language, 'staff.requests.undelivered', { number: letters.length });
  return [
    heading(title),
    ...letters.slice(0, MOST_DEAD_LETTERS).map((letter) => deadLetterBox(drawing, letter)),
  ];
}

/** `notes`: words on top, such as that somebody else was faster. */
export function requestsCard(
  drawing: Drawing,
  { requests, deadLetters }: OpenRequests,
  notes: readonly string[] = [],
): AdaptiveCard {
  const { room, language } = drawing;
  const title = room.translate(language, 'staff.requests.title', { number: requests.length });
  const hidden = requests.length - MOST_SHOWN;
  const more = hidden > 0 ? [line(room.translate(language, 'staff.requests.more', { number: hidden }))] : [];
  return adaptiveCard({
    language,
    fallbackText: title,
    body: [
      ...notes.map((note) => container([line(note)], { style: 'attention' })),
      heading(title),
      ...requests.slice(0, MOST_SHOWN).map((request) => requestBox(drawing, request)),
      ...more,
      ...deadLetterBoxes(drawing, deadLetters),
    ],
    refresh: showData({ id: '', language, view: 'list' }),
  });
}
