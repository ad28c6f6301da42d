/** Whether a message leaves a phone number to be called at. */
import type { TurnScope } from '../scope';
import { findPhone } from './phone';

/** The center's own numbers are asked about, not left. */
export function leavesNumber({ room, text }: TurnScope): boolean {
  if (room.callbacks === undefined) return false;
  const phone = findPhone(text)?.phone;
  const own = Object.entries(room.knowledge.values).filter(([key]) => key.startsWith('phone.'));
  return phone !== undefined && !own.some(([, number]) => findPhone(number)?.phone === phone);
}
