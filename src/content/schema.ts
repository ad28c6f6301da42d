/** The shape of every content file. A file that does not fit is named with the path of the field. */
import { z } from 'zod';
import { LANGUAGES } from '../core/types';

const text = z.string().trim().min(1);
const language = z.enum(LANGUAGES);

/** Who has read the text. All empty means draft. `english` is the hash of the English text it was made from. */
export const reviewSchema = z.strictObject({
  reviewer: z.string(),
  role: z.string(),
  date: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'a date is written YYYY-MM-DD'),
  english: z.string().optional(),
});
export type ReviewRecord = z.infer<typeof reviewSchema>;

const entrySchema = z.strictObject({
  id: text.regex(/^[a-z0-9-]+$/),
  question: text,
  answer: text,
  short: text,
  section: z.union([text, z.array(text).min(1)]).optional(),
  related: z.array(text).optional(),
  review: reviewSchema,
  alternates: z.array(text).min(1),
});
export type RawEntry = z.infer<typeof entrySchema>;

export const faqFileSchema = z.strictObject({ language, group: text, entries: z.array(entrySchema).min(1) });
export const topicsSchema = z.array(z.strictObject({ id: text, group: text })).min(1);
export const outOfScopeSchema = z.strictObject({ language, kinds: z.record(z.string(), z.array(text)) });
export const synonymsSchema = z.strictObject({ language, groups: z.array(z.array(text).min(2)) });

const phrases = z.array(text).min(1);
export const commandsSchema = z.strictObject({
  language,
  choose: z.strictObject({
    '1': phrases,
    '2': phrases,
    '3': phrases,
    '4': phrases,
    last: phrases,
    none: phrases,
  }),
  yes: phrases,
  no: phrases,
  skip: phrases,
  cancel: phrases,
  change: phrases,
  back: phrases,
  more: phrases,
  english: phrases,
  languages: phrases,
  optOut: phrases,
  optIn: phrases,
  help: phrases,
});
export type Commands = z.infer<typeof commandsSchema>;

export const ASPECTS = [
  'where',
  'who',
  'when',
  'how-long',
  'how-often',
  'how',
  'why',
  'who-needs-it',
  'risks',
  'cost',
  'teens',
  'choice',
  'results',
  'more',
] as const;
export type Aspect = (typeof ASPECTS)[number];
export const followupsSchema = z.strictObject({ language, aspects: z.record(z.enum(ASPECTS), phrases) });
export const detailsSchema = z.strictObject({ language, kinds: z.record(text, phrases) });
export const followupTopicsSchema = z.record(z.string(), z.partialRecord(z.enum(ASPECTS), text));

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written HH:MM, such as 08:30');
/** No center lets a family wait longer. */
const MOST_WORKING_DAYS = 10;

const opening = z
  .strictObject({ days: z.array(z.number().int().min(0).max(6)).min(1), from: time, to: time })
  .refine(({ from, to }) => from < to, 'the center opens before it closes: from is earlier than to');

export const hoursSchema = z
  .strictObject({
    timeZone: text.refine(isTimeZone, 'write a time zone such as America/Los_Angeles'),
    callBackWithin: z.union([z.literal(''), z.number().int().min(0).max(MOST_WORKING_DAYS)]),
    open: z.array(opening),
    holidays: z.array(
      z
        .string()
        .regex(
          /^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
          'write "YYYY-MM-DD", or "MM-DD" for every year',
        ),
    ),
  })
  .refine(({ callBackWithin, open }) => callBackWithin === '' || open.length > 0, {
    path: ['open'],
    message: 'callBackWithin promises a working day: write the opening hours, or leave it empty',
  });

const sourced = z.record(z.string(), z.strictObject({ value: z.string(), from: text }));
export const centerSchema = z.strictObject({
  source: z.strictObject({ page: z.url(), title: text, readOn: text }),
  name: sourced,
  phone: sourced,
  email: sourced,
  limit: sourced,
  hours: hoursSchema,
});
export type CenterFile = z.infer<typeof centerSchema>;

export const sourceSchema = z.strictObject({
  page: z.url(),
  readOn: text,
  sections: z
    .array(
      z.strictObject({
        id: text,
        heading: text,
        fingerprint: text.regex(/^[0-9a-f]{64}$/),
        numbers: z.array(z.string()),
        names: z.array(z.string()),
      }),
    )
    .min(1),
});
export type SourceFile = z.infer<typeof sourceSchema>;

const spoken = z.strictObject({
  english: text,
  own: text,
  /** Whole messages that ask for the language, in any script. */
  asks: z.array(text),
});
export const languagesSchema = z.strictObject({
  spoken: z.record(language, spoken),
  /** Words that say nothing about the language: names, abbreviations, "ok". Lower case. */
  neutral: z.array(text),
  /** Languages that the bot lacks: how to know them, and the one curated sentence. */
  lacking: z.record(
    z.string(),
    spoken.extend({
      script: z.string().optional(),
      words: z.array(text),
      sentence: text,
      review: reviewSchema,
    }),
  ),
});
export type LanguagesFile = z.infer<typeof languagesSchema>;
