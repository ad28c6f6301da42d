/** What an activity needs to be a turn; the rest of it goes on as it came. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';

const id = z.string().min(1).max(2_048);
const account = z.looseObject({ id });
const time = z.coerce.date().optional().catch(undefined);

const activitySchema = z.looseObject({
  type: z.string().min(1).max(256),
  channelId: id,
  from: account,
  recipient: account.optional(),
  conversation: account,
  serviceUrl: z.url({ protocol: /^https?$/ }).optional(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? undefined),
  locale: z.string().max(64).optional().catch(undefined),
  attachments: z
    .array(z.looseObject({}))
    .nullish()
    .catch(undefined)
    .transform((list) => list ?? undefined),
  membersAdded: z.array(account).optional().catch(undefined),
  membersRemoved: z.array(account).optional().catch(undefined),
  timestamp: time,
  localTimestamp: time,
  expiration: time,
});

/** The activity, or the name of the field that is missing or wrong. */
export function readServiceActivity(
  body: unknown,
): { readonly activity: Activity } | { readonly field: string } {
  const { success, data, error } = activitySchema.safeParse(body);
  if (success) return { activity: data as unknown as Activity };
  return { field: error.issues[0]?.path.join('.') || 'body' };
}
