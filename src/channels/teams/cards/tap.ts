/** What a tapped button of ours brings back. It comes from a client: only what is known here goes on. */
import { z } from 'zod';
import { type Choice, LANGUAGES, type Message, type Reply, type Said } from '../../../core/types';
import { cleanText } from '../../clean-text';
import type { CardData } from './elements';

/** `say`: a choice, sent in the person's name. `form`: fields filled in. `again`: the card with the texts of today. */
const FAMILY_VERBS = ['say', 'form', 'again'] as const;
export type FamilyVerb = (typeof FAMILY_VERBS)[number];

export interface Tap extends Pick<Message, 'action' | 'form'> {
  readonly verb: FamilyVerb;
  readonly say: string;
  /** The card that was tapped, where it can be said again. */
  readonly card?: Said;
}

const KINDS = ['answer', 'contact', 'no-answer', 'welcome'] as const;
const MOST_ID_CHARACTERS = 200;
const MOST_WORDS_CHARACTERS = 4_000;
/** Inputs of a card come back among the rest of its data: the prefix keeps them apart. */
const FIELD = 'field.';

const id = z.string().min(1).max(MOST_ID_CHARACTERS);
const actionSchema = z.union([
  z.strictObject({ topic: id }),
  z.strictObject({ language: z.enum(LANGUAGES) }),
  z.strictObject({ command: z.enum(['english', 'helped', 'not-helped']), topic: id.exactOptional() }),
  z.strictObject({ command: z.enum(['callback', 'contact', 'none']) }),
]);
const saidSchema = z.object({ kind: z.enum(KINDS), language: z.enum(LANGUAGES), topic: id.exactOptional() });
const tapSchema = z.looseObject({
  verb: z.enum(FAMILY_VERBS),
  say: z.string().max(MOST_WORDS_CHARACTERS).catch(''),
  form: id.optional().catch(undefined),
  action: actionSchema.optional().catch(undefined),
  card: saidSchema.optional().catch(undefined),
});

function valuesOf(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const values = Object.entries(data).flatMap(([key, value]) =>
    key.startsWith(FIELD) && typeof value === 'string' ? [[key.slice(FIELD.length), cleanText(value)]] : [],
  );
  return Object.fromEntries(values);
}

/** Undefined when the data is not of a button of the family's cards. */
export function readTap(data: unknown): Tap | undefined {
  const { success, data: read } = tapSchema.safeParse(data);
  if (!success) return undefined;
  const { verb, say, form, action, card } = read;
  return {
    verb,
    say: cleanText(say),
    ...(form === undefined ? {} : { form: { id: form, values: valuesOf(read) } }),
    ...(action === undefined ? {} : { action }),
    ...(card === undefined ? {} : { card }),
  };
}

function isSaid(kind: Reply['kind']): kind is (typeof KINDS)[number] {
  return (KINDS as readonly string[]).includes(kind);
}

/** The card that a reply is drawn on, when it can be said again; a question asked back belongs to its moment. */
export function againOf({ kind, language, topic }: Reply): Said | undefined {
  return isSaid(kind) ? { kind, language, ...(topic === undefined ? {} : { topic }) } : undefined;
}

export function sayData({ value, action }: Choice, card: Said | undefined): CardData {
  return {
    verb: 'say',
    say: value,
    ...(action === undefined ? {} : { action }),
    ...(card === undefined ? {} : { card }),
  };
}

export function againData(card: Said): CardData {
  return { verb: 'again', card };
}

export function formData(formId: string): CardData {
  return { verb: 'form', form: formId };
}

export function fieldId(name: string): string {
  return FIELD + name;
}
