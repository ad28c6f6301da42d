import { z } from 'zod';

export type { SafetyContent } from '../core/safety/types';

import type { SafetyContent } from '../core/safety/types';
import { LANGUAGES, SAFETY_LEVELS } from '../core/types';

/** A phrase may stand up to this many words wide apart unless the signal says otherwise. */
const DEFAULT_GAP = 2;
const DEFAULT_WINDOW = 8;
const DEFAULT_FRAME_WITHIN = 5;
/** Two segments of GSM-7 text; the number stands in the first. */
const SMS_LIMIT = 300;

const phrase = z.string().trim().min(1);
const phrases = z.array(phrase).default([]);
const oneOrMore = z.union([phrase.transform((one) => [one]), z.array(phrase).min(1)]);
const name = z.string().regex(/^[a-z][a-z0-9-]*$/);
const level = z.enum(SAFETY_LEVELS);

const frame = z.strictObject({
  where: z.enum(['before', 'after', 'near', 'sentence', 'message']),
  within: z.int().min(0).max(20).default(DEFAULT_FRAME_WITHIN),
  phrases: z.array(phrase).min(1),
  unless: phrases,
});

const signal = z
  .strictObject({
    id: name,
    level,
    reply: name,
    phrases,
    all: z.array(oneOrMore).default([]),
    window: z.int().min(1).max(30).default(DEFAULT_WINDOW),
    gap: z.int().min(0).max(4).default(DEFAULT_GAP),
    unless: z.array(name).default([]),
    must: z.array(phrase).min(1),
    mustNot: phrases,
  })
  .refine((one) => one.phrases.length + one.all.length > 0, 'a signal needs phrases or all');

const limits = z.strictObject({ from: z.number(), below: z.number() });

const temperature = z.strictObject({
  celsius: limits,
  fahrenheit: limits,
  units: phrases,
  near: phrases,
  subject: phrases,
  otherUnits: phrases,
  unless: z.array(name).default([]),
  reply: name,
  must: phrases,
  mustNot: phrases,
});

const reply = z.strictObject({
  text: z.string().trim().min(1),
  sms: z.string().trim().min(1).max(SMS_LIMIT),
  withLimit: z.string().trim().min(1).optional(),
});

function undefinedNames(content: z.infer<typeof shape>): string[] {
  const groups = new Set(Object.keys(content.words));
  const frames = new Set(Object.keys(content.frames));
  const replies = new Set(Object.keys(content.replies));
  const texts = JSON.stringify([content.words, content.frames, content.signals, content.temperature]);
  const used = [...texts.matchAll(/<([\w-]+)>/g)].map((match) => match[1]!);
  const rules = [...content.signals, content.temperature];
  return [
    ...used.filter((group) => !groups.has(group)).map((group) => `no group of words is called <${group}>`),
    ...rules.flatMap((rule) =>
      rule.unless.filter((one) => !frames.has(one)).map((one) => `no frame is called ${one}`),
    ),
    ...rules.filter((rule) => !replies.has(rule.reply)).map((rule) => `no reply is called ${rule.reply}`),
    ...SAFETY_LEVELS.filter((one) => !replies.has(one)).map((one) => `the reply ${one} is missing`),
  ];
}

const shape = z.strictObject({
  language: z.enum(LANGUAGES),
  review: z.strictObject({ reviewer: z.string(), role: z.string(), date: z.string() }),
  spellings: z.record(z.string(), z.array(phrase)).default({}),
  realWords: phrases,
  words: z.record(name, z.array(phrase).min(1)),
  frames: z.record(name, frame),
  signals: z.array(signal).min(1),
  temperature,
  examples: z.strictObject({
    emergency: phrases,
    crisis: phrases,
    'urgent-symptoms': phrases,
    'medical-advice': phrases,
  }),
  lookAlikes: z.array(phrase).min(1),
  replies: z.record(name, reply),
  line: z.string().trim().min(1),
  fallback: z.string().trim().min(1),
});

/** Checks one `content/safety/<language>.yaml`, already read as data; every name used in it must exist in it. */
export const safetySchema = shape.superRefine((content, context) => {
  for (const message of undefinedNames(content)) context.addIssue({ code: 'custom', message });
});

/** The checked rule book, or an error that lists every problem. */
export function parseSafetyContent(data: unknown): SafetyContent {
  return safetySchema.parse(data);
}
