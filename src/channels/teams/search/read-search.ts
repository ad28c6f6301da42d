/** What Teams sends with a search, a chosen result or a pasted link. It comes from a client: only what fits is read. */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../core/types';
import { cleanText } from '../../clean-text';
import { SEARCH_KINDS, type SearchKind } from './kinds';

/** More than the longest question that people type; a pasted page is cut. */
const LONGEST_QUERY_CHARACTERS = 500;
const LANGUAGE_PARAMETER = 'language';
/** What Teams sends when the search is opened and nothing is typed yet. */
const FIRST_RUN_PARAMETER = 'initialRun';
const NOT_TYPED: ReadonlySet<string> = new Set([LANGUAGE_PARAMETER, FIRST_RUN_PARAMETER]);

const parameter = z.looseObject({ name: z.string().catch(''), value: z.unknown() });
const searchSchema = z.looseObject({
  commandId: z.enum(SEARCH_KINDS).catch('answer'),
  parameters: z.array(parameter).catch([]),
});

export interface Search {
  readonly kind: SearchKind;
  /** Empty before anything is typed. */
  readonly text: string;
  /** The language that a parameter names, in whatever words. */
  readonly named: string | undefined;
}

/** Undefined when the value is no search at all. */
export function readSearch(value: unknown): Search | undefined {
  const { success, data } = searchSchema.safeParse(value);
  if (!success) return undefined;
  // One parameter is what somebody typed, whatever a client calls it.
  const typed = data.parameters.find(({ name }) => !NOT_TYPED.has(name));
  const text = cleanText(typed?.value).slice(0, LONGEST_QUERY_CHARACTERS);
  const named = cleanText(data.parameters.find(({ name }) => name === LANGUAGE_PARAMETER)?.value);
  return { kind: data.commandId, text, named: named === '' ? undefined : named };
}

const MOST_ID_CHARACTERS = 100;
const chosenSchema = z.looseObject({
  kind: z.enum(SEARCH_KINDS),
  language: z.enum(LANGUAGES),
  topic: z.string().min(1).max(MOST_ID_CHARACTERS),
});

/** A result that somebody tapped. */
export interface Chosen {
  readonly kind: SearchKind;
  readonly language: Language;
  readonly topic: string;
}

export function readChosen(value: unknown): Chosen | undefined {
  const { success, data } = chosenSchema.safeParse(value);
  if (!success) return undefined;
  const { kind, language, topic } = data;
  return { kind, language, topic };
}

const linkSchema = z.looseObject({ url: z.url({ protocol: /^https?$/ }).max(2_048) });

export function readLink(value: unknown): URL | undefined {
  const { success, data } = linkSchema.safeParse(value);
  return success ? new URL(data.url) : undefined;
}
