/** Triage that tells when it fails: the person gets the safety fallback, and the center must know of it. */
import type { Room } from '../../dialogs/room';

export function watchTriage(room: Room, onFailure: (error: unknown) => void): Room {
  return {
    ...room,
    triage: (...message) => {
      try {
        return room.triage(...message);
      } catch (error) {
        onFailure(error);
        throw error;
      }
    },
  };
}
