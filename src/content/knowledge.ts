/** What the bot may say, read and joined: plain data that the core and the dialogs work on. */

import type { DetailKinds } from '../core/details';
import type { SafetyContent } from '../core/safety/types';
import type { Language } from '../core/types';
import type { Aspect, CenterFile, Commands, LanguagesFile, ReviewRecord, SourceFile } from './schema';

/** `stale`: the English text changed after the translation was made. */
export type ReviewState = 'draft' | 'reviewed' | 'stale';

export interface FaqEntry {
  readonly id: string;
  /** A topic rests on the source page; small talk does not. */
  readonly kind: 'topic' | 'smalltalk';
  readonly group: string;
  readonly question: string;
  readonly answer: string;
  /** At most 300 characters, for text messages. */
  readonly short: string;
  readonly sections: readonly string[];
  readonly related: readonly string[];
  readonly review: ReviewRecord;
  readonly state: ReviewState;
}

/** One language as the matcher learns it. */
export interface LanguageLessons {
  readonly alternates: ReadonlyMap<string, readonly string[]>;
  readonly outOfScope: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
}

export interface LanguageContent {
  readonly language: Language;
  readonly entries: ReadonlyMap<string, FaqEntry>;
  readonly commands: Commands;
  readonly followups: Readonly<Partial<Record<Aspect, readonly string[]>>>;
  readonly details: DetailKinds;
  readonly safety: SafetyContent;
}

/** `name.hospital`, `phone.center` … to their values; what is not known is absent. */
export type CenterValues = Readonly<Record<string, string>>;

export interface KnowledgeBase {
  readonly center: CenterFile;
  readonly values: CenterValues;
  readonly source: SourceFile;
  /** Topic ids in the order of the contract, each with its group. */
  readonly topics: ReadonlyMap<string, string>;
  readonly followupTopics: Readonly<Record<string, Readonly<Partial<Record<Aspect, string>>>>>;
  /** Topic to the kinds of detail that the page tells of it. */
  readonly told: Readonly<Record<string, readonly string[]>>;
  readonly tongues: LanguagesFile;
  readonly languages: ReadonlyMap<Language, LanguageContent>;
}
