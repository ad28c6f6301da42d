/** What the search from the compose box works with. */
import type { Room } from '../../../../dialogs/room';
import type { EventStore, StaffPreferenceStore } from '../../../storage/contract/insight';

export interface SearchParts {
  readonly room: () => Room;
  readonly events: EventStore;
  readonly preferences: StaffPreferenceStore;
  readonly nowMs: () => number;
  /** A keyed hash: a person's id is kept nowhere. */
  readonly keyedHash: (value: string) => string;
}
