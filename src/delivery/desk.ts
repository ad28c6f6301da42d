/** Takes call-back requests: stored with their deliveries in one transaction, then confirmed. */
import type { CallbackDesk } from '../../dialogs/room';
import type { CallbackSubmission } from '../core/types';
import type { CallbackStore, DeliveryKind } from '../storage/contract/callback';

export interface DeskParts {
  readonly callbacks: CallbackStore;
  /** How the center is told. At least one: a request that nobody sees must not be taken. */
  readonly deliveries: readonly DeliveryKind[];
  readonly nowMs: () => number;
  /** Told that something is due, so that it does not wait for the next round. */
  readonly onStored?: () => void;
}

export function createDesk({ callbacks, deliveries, nowMs, onStored }: DeskParts): CallbackDesk {
  return {
    async submit(request: CallbackSubmission) {
      await callbacks.create(request, deliveries, nowMs());
      onStored?.();
    },
  };
}
