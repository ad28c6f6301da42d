/** What one conversation remembers between turns. No message of the person is kept in it, but for `asked`. */
import type { Action, Language } from '../src/core/types';

export type { Action } from '../src/core/types';

export interface Offered {
  readonly title: string;
  readonly action: Action;
}

export interface Memory {
  /** The language of the conversation so far. */
  language?: Language;
  /** The person asked for this language in so many words: it stays until they ask for another. */
  languageChosen?: boolean;
  /** The topic just answered: short questions lean on it. */
  lastTopic?: string;
  /** Topics that came next in rank, for "that is not what I asked". */
  nextBest?: string[];
  /** The newest question, redacted; only where the center keeps unanswered questions. */
  asked?: { readonly text: string; readonly language: Language };
  /** Unanswered questions in a row. */
  unanswered: number;
  /** The newest list of choices: answered by tapping, by number or by words. */
  offered: Offered[];
  /** The rest of an answer cut for a text message. */
  rest?: string;
  welcomed?: boolean;
}

export function freshMemory(): Memory {
  return { unanswered: 0, offered: [] };
}

/** The content may have changed since the last turn: nobody leans on a topic that is gone, or picks it. */
export function forgetRemoved(memory: Memory, isKnown: (topic: string) => boolean): void {
  if (memory.lastTopic !== undefined && !isKnown(memory.lastTopic)) delete memory.lastTopic;
  if (memory.nextBest) memory.nextBest = memory.nextBest.filter(isKnown);
  memory.offered = memory.offered.filter(({ action }) => !('topic' in action) || isKnown(action.topic));
}
