/** What staff's commands and cards work with. */
import type { Room } from '../../../../dialogs/room';
import type { CallbackStore, OutboxStore } from '../../../storage/contract/callback';
import type { StaffPreferenceStore, TeamsTargetStore } from '../../../storage/contract/insight';
import type { StaffInsight } from './insight';

export interface StaffParts {
  readonly room: () => Room;
  readonly callbacks: CallbackStore;
  readonly outbox: OutboxStore;
  readonly targets: TeamsTargetStore;
  readonly preferences: StaffPreferenceStore;
  readonly insight: StaffInsight;
  readonly nowMs: () => number;
  /** A keyed hash: a person's id is kept nowhere. */
  readonly keyedHash: (value: string) => string;
  /** Told that a conversation wants to hear of requests, or no longer. */
  readonly targetsChanged: () => Promise<void>;
  /** Told that a delivery is due again. */
  readonly nudge: () => void;
  /** Told of what went wrong beside the point. The error's text may quote a person and must not be logged. */
  readonly onError: (error: unknown) => void;
}
