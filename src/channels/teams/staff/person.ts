/** Who of the staff writes or taps. */
import type { Activity } from 'botbuilder';

/** The name that colleagues see in Teams. */
export function staffName({ from }: Activity): string {
  return from.name?.trim() || from.aadObjectId || from.id;
}

/** The same person in every conversation. */
export function staffKey({ from }: Activity, keyedHash: (value: string) => string): string {
  return keyedHash(from.aadObjectId ?? from.id);
}
