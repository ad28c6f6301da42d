/**
 * Which messages of a conversation were decided: a channel that got no answer delivers a message again, perhaps to
 * another process, and must not move the conversation on twice.
 */
import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';

/** Kept with the conversation's state. */
export interface Delivered {
  /** The newest messages, each by its name, the newest last. */
  readonly names: readonly string[];
  /** What is said to the newest. */
  readonly said: readonly Partial<Activity>[];
}

/** A message that others have passed meanwhile is not further back. */
const MOST_NAMES = 5;
const NAME_CHARACTERS = 16;

/**
 * The same for each delivery of one message; undefined for a channel that gives its messages no id. The words are
 * in it because some clients give all their messages the same id.
 */
export function deliveryName({ type, id, text, value }: Activity): string | undefined {
  if (!id) return undefined;
  const whole = JSON.stringify([type, id, text, value]);
  return createHash('sha256').update(whole).digest('base64url').slice(0, NAME_CHARACTERS);
}

export function isNewest(delivered: Delivered | undefined, name: string | undefined): delivered is Delivered {
  return name !== undefined && delivered?.names.at(-1) === name;
}

export function isPassed(delivered: Delivered | undefined, name: string | undefined): boolean {
  return name !== undefined && delivered?.names.includes(name) === true;
}

/** The part of the state that remembers this message; nothing is remembered of one without a name. */
export function withNewest(
  delivered: Delivered | undefined,
  name: string | undefined,
  said: Delivered['said'],
): { readonly delivered?: Delivered } {
  if (name === undefined) return {};
  return { delivered: { names: [...(delivered?.names ?? []), name].slice(-MOST_NAMES), said } };
}
