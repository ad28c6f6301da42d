/** What the dialogs work with: the knowledge, the matcher and triage of each language, the strings. */
import type { KnowledgeBase, LanguageContent } from '../src/content/knowledge';
import type { Thresholds } from '../src/core/answer';
import type { CallbackSubmission, Language, Matcher, Triage } from '../src/core/types';
import type { Translate } from '../src/i18n/strings';

/** What to do with texts that no qualified translator has reviewed. */
export type DraftPolicy = 'show-drafts-with-notice' | 'reviewed-only';

export interface CallbackDesk {
  /** Resolves once the request is stored; the same id twice is one request. */
  submit(request: CallbackSubmission): Promise<void>;
}

export interface Heard {
  /** The language of the words, one of ours or a code of `lacking` in `content/languages.yaml`. */
  readonly language: string;
  /** Whether the words alone are enough to switch the conversation. */
  readonly sure: boolean;
  /** The words leave no doubt about the language. */
  readonly certain: boolean;
}

export interface Room {
  readonly knowledge: KnowledgeBase;
  readonly translate: Translate;
  readonly drafts: DraftPolicy;
  readonly thresholds: (language: Language) => Thresholds;
  readonly matcher: (language: Language) => Matcher;
  /**
   * `isCertain`: the language is beyond doubt, so that other languages' alarm words need not be looked for.
   * `isForeign`: it is none of ours.
   */
  readonly triage: (text: string, language: Language, isCertain?: boolean, isForeign?: boolean) => Triage;
  /** Which language a text is in; undefined when it does not say (a name, a number, "ok"). */
  readonly hear: (text: string, prior: Language | undefined) => Heard | undefined;
  /** Takes call-back requests; undefined when nobody would be told of them. */
  readonly callbacks?: CallbackDesk;
  /** Where all questions and answers can be read; undefined when the bot has no public page. */
  readonly faqUrl?: (language: Language, topic?: string) => string;
}

/** The content of a language, English where the language has none. */
export function contentOf(room: Room, language: Language): LanguageContent {
  const content = room.knowledge.languages.get(language) ?? room.knowledge.languages.get('en');
  if (content === undefined) throw new Error('content has no English');
  return content;
}
