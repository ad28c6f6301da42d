/** `notify here` and `notify stop`: which conversations are told of call-back requests. */
import type { TurnContext } from 'botbuilder';
import type { StaffParts } from './staff-parts';
import { conversationIdOf, isWithin, targetOf } from './target';

/** Gives the key of what is answered. */
export async function notifyHere(
  { targets, targetsChanged, nowMs }: StaffParts,
  { activity }: TurnContext,
): Promise<string> {
  await targets.upsert(targetOf(activity), nowMs());
  await targetsChanged();
  return 'staff.notify.here';
}

export async function notifyStop(
  { targets, targetsChanged }: StaffParts,
  { activity }: TurnContext,
): Promise<string> {
  const wasTold = await targets.remove(conversationIdOf(activity));
  await targetsChanged();
  return wasTold ? 'staff.notify.stopped' : 'staff.notify.wasNot';
}

/** The app was taken out of a conversation or a team: nothing can be written there any more. */
export async function forgetTargets(
  { targets, targetsChanged }: StaffParts,
  { activity }: TurnContext,
): Promise<void> {
  const lost = (await targets.list()).filter((target) => isWithin(target, activity));
  for (const { conversationId } of lost) await targets.remove(conversationId);
  if (lost.length > 0) await targetsChanged();
}
