/** What a client may post: only known fields go on, everything else is dropped. */
import { z } from 'zod';
import { DirectLineFault } from './fault';

/** Ids and names of clients are short; longer ones are not theirs. */
const MOST_ID_CHARACTERS = 256;
const MOST_ATTACHMENTS = 20;

const short = z.string().max(MOST_ID_CHARACTERS);
const localeSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);

const attachmentSchema = z.object({
  contentType: short.optional().catch(undefined),
  name: short.optional().catch(undefined),
});

/** A form filled in: a handful of short fields. */
const MOST_VALUE_CHARACTERS = 16_384;

/** Nested without end it cannot even be measured. */
function isSmall(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= MOST_VALUE_CHARACTERS;
  } catch {
    return false;
  }
}

const valueSchema = z.record(z.string(), z.unknown()).refine(isSmall);

const activitySchema = z.object({
  type: z.string().min(1).max(MOST_ID_CHARACTERS),
  text: z.string().optional(),
  name: short.optional().catch(undefined),
  value: valueSchema.optional().catch(undefined),
  locale: localeSchema.optional().catch(undefined),
  attachments: z.array(attachmentSchema).max(MOST_ATTACHMENTS).optional(),
  channelData: z
    .object({ clientActivityID: short.min(1).optional(), postBack: z.boolean().optional() })
    .optional()
    .catch(undefined),
});

export type Incoming = z.infer<typeof activitySchema>;

/** @throws DirectLineFault when this is not an activity; the fault names the field and not its content. */
export function readIncoming(body: unknown): Incoming {
  const { success, data, error } = activitySchema.safeParse(body);
  if (success) return data;
  const field = error.issues[0]?.path.join('.') || 'body';
  throw new DirectLineFault('BadArgument', `The activity cannot be read: look at "${field}".`);
}

const startSchema = z.object({ locale: localeSchema.optional().catch(undefined) });

/** The locale of a conversation's start; whoever the client says it is, the token decides. */
export function readStart(body: unknown): string {
  const { success, data } = startSchema.safeParse(body ?? {});
  return success ? (data.locale ?? '') : '';
}

/** The number of the last activity that the client has; a client without one gets everything. */
export function readWatermark(text: string | null | undefined): number {
  return text && /^\d{1,12}$/.test(text) ? Number(text) : 0;
}
