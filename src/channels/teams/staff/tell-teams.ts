/** Brings a call-back request to the Teams conversation that it is meant for. */
import type { Activity, ConversationReference } from 'botbuilder';
import type { Room } from '../../../../dialogs/room';
import { type Deliver, Undeliverable } from '../../../delivery/outbox-worker';
import { languageOf } from '../../../i18n/languages';
import type { TeamsTargetStore } from '../../../storage/contract/insight';
import { cardMessage } from '../cards/message';
import { requestCard } from './request-card';
import type { KeptTarget } from './target';

export interface TellerParts {
  readonly targets: TeamsTargetStore;
  readonly room: () => Room;
  /** Writes without being asked; rejects when it could not. */
  readonly write: (reference: Partial<ConversationReference>, activity: Partial<Activity>) => Promise<void>;
}

/** Between the request and its delivery somebody said `notify stop`, or removed the app. */
const STOPPED = 'NOTIFY-STOPPED';

export function createTeller({ targets, room, write }: TellerParts): Deliver {
  return async ({ target, request }) => {
    const found = (await targets.list()).find(({ conversationId }) => conversationId === target);
    if (found === undefined) throw new Undeliverable(STOPPED);
    const { reference } = found.reference as KeptTarget;
    const language = languageOf(reference.locale) ?? 'en';
    const card = requestCard({ room: room(), language, view: 'one' }, request);
    await write(reference, cardMessage(card, room().translate(language, 'staff.requests.card')));
  };
}
