/** Takes call-back requests: stored with their deliveries in one transaction, then confirmed. */
import type { CallbackDesk } from '../../dialogs/room';
import type { CallbackSubmission } from '../core/types';
import type { CallbackStore, Delivery } from '../storage/contract/callback';

export interface DeskParts {
  readonly callbacks: CallbackStore;
  /** How the center is told at this moment. */
  readonly deliveries: () => Promise<readonly Delivery[]>;
  readonly nowMs: () => number;
  /** Told that something is due, so that it does not wait for the next round. */
  readonly onStored?: () => void;
}

/** A request that nobody would see is not taken: the person is told to call. */
export class NobodyToTell extends Error {
  override readonly name = 'NobodyToTell';
  constructor() {
    super('Nobody would be told of the request.');
  }
}

export function createDesk({ callbacks, deliveries, nowMs, onStored }: DeskParts): CallbackDesk {
  return {
    async submit(request: CallbackSubmission) {
      const told = await deliveries();
      if (told.length === 0) throw new NobodyToTell();
      await callbacks.create(request, told, nowMs());
      onStored?.();
    },
  };
}
