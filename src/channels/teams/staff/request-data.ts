/** What a tapped button of a request's card brings back. It comes from a client: only what is known here goes on. */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../core/types';
import type { CardData } from '../cards/elements';

/** What staff do with a request. */
const REQUEST_STEPS = ['claim', 'called', 'close'] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];

/** The card of one request, or the list of all open ones. */
export type RequestView = 'one' | 'list';

export const STEP_VERBS = {
  claim: 'request-claim',
  called: 'request-called',
  close: 'request-close',
} as const satisfies Record<RequestStep, string>;
export const SHOW_VERB = 'request-show';
export const RETRY_VERB = 'request-retry';

const MOST_ID_CHARACTERS = 100;
const dataSchema = z.looseObject({
  id: z.string().max(MOST_ID_CHARACTERS).catch(''),
  language: z.enum(LANGUAGES).catch('en'),
  view: z.enum(['one', 'list']).catch('one'),
});

export interface RequestData {
  /** Of the request, or of the delivery to try again; empty for the list itself. */
  readonly id: string;
  readonly language: Language;
  readonly view: RequestView;
}

export function stepData(step: RequestStep, data: RequestData): CardData {
  return { verb: STEP_VERBS[step], ...data };
}

export function showData(data: RequestData): CardData {
  return { verb: SHOW_VERB, ...data };
}

export function retryData(data: RequestData): CardData {
  return { verb: RETRY_VERB, ...data };
}

export function readRequestData(data: unknown): RequestData {
  return dataSchema.parse(typeof data === 'object' && data !== null ? data : {});
}
