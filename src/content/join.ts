/** Joins checked files into the knowledge base, and into what each language's matcher learns. */
import { createHash } from 'node:crypto';
import type { ContentFiles, FaqFile, LanguageFiles } from './files';
import type { FaqEntry, KnowledgeBase, LanguageContent, LanguageLessons, ReviewState } from './knowledge';
import { centerValues } from './placeholders';
import type { RawEntry, ReviewRecord } from './schema';

export type RawEntries = ReadonlyMap<string, RawEntry & { readonly group: string; readonly file: string }>;

/** All entries of a language by id. */
export function entriesOf(files: readonly FaqFile[]): RawEntries {
  return new Map(
    files.flatMap((file) =>
      file.entries.map((entry) => [entry.id, { ...entry, group: file.group, file: file.file }]),
    ),
  );
}

/** The hash of an English text that a translation was made from: 16 hex digits over question, answer, short. */
export function textHash(entry: Pick<RawEntry, 'question' | 'answer' | 'short'>): string {
  const text = [entry.question, entry.answer, entry.short]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A text is reviewed when a person has signed it, and stale when its English has changed since. */
function reviewState(review: ReviewRecord, englishHash: string | undefined): ReviewState {
  if (
    englishHash !== undefined &&
    review.english !== undefined &&
    review.english !== '' &&
    review.english !== englishHash
  ) {
    return 'stale';
  }
  return review.reviewer !== '' && review.date !== '' ? 'reviewed' : 'draft';
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function joinEntry(
  raw: RawEntry & { group: string },
  english: (RawEntry & { group: string }) | undefined,
): FaqEntry {
  const origin = english ?? raw;
  const isTranslation = english !== undefined && english !== raw;
  return {
    id: raw.id,
    kind: origin.group === 'smalltalk' ? 'smalltalk' : 'topic',
    group: origin.group,
    question: raw.question.trim(),
    answer: raw.answer.trim(),
    short: raw.short.trim(),
    sections: list(origin.section),
    related: origin.related ?? [],
    review: raw.review,
    state: reviewState(raw.review, isTranslation ? textHash(english) : undefined),
  };
}

function joinLanguage(files: LanguageFiles, english: RawEntries): LanguageContent {
  const entries = entriesOf(files.faq);
  return {
    language: files.language,
    entries: new Map([...entries].map(([id, raw]) => [id, joinEntry(raw, english.get(id))])),
    commands: files.commands,
    followups: files.followups.aspects,
    details: files.details.kinds,
    safety: files.safety,
  };
}

/** `told`: the kinds of detail that each topic tells; only answering needs it. */
export function joinKnowledge(files: ContentFiles, told: KnowledgeBase['told'] = {}): KnowledgeBase {
  const english = entriesOf(files.languages.find((each) => each.language === 'en')?.faq ?? []);
  return {
    center: files.center,
    values: centerValues(files.center),
    source: files.source,
    topics: new Map(files.topics.map(({ id, group }) => [id, group])),
    followupTopics: files.followupTopics,
    told,
    tongues: files.tongues,
    languages: new Map(files.languages.map((each) => [each.language, joinLanguage(each, english)])),
  };
}

export function lessonsOf(files: LanguageFiles): LanguageLessons {
  return {
    alternates: new Map(
      [...entriesOf(files.faq)].map(([id, entry]) => [id, [entry.question, ...entry.alternates]]),
    ),
    outOfScope: Object.values(files.outOfScope.kinds).flat(),
    synonyms: files.synonyms.groups,
  };
}
