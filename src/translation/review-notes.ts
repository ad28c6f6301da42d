/** What is still unsigned, in words for the one who starts the program. */
import type { KnowledgeBase } from '../content/knowledge';
import { type LanguageStatus, statusOf } from './status';

/** Entries that nobody has signed, or whose English has changed since. */
export function draftsIn({ states }: LanguageStatus): number {
  return states.draft + states.stale;
}

function named(statuses: readonly LanguageStatus[]): string {
  return statuses.map(({ language }) => language).join(' ');
}

/** None when everything is signed. */
export function reviewNotes(knowledge: KnowledgeBase): readonly string[] {
  const statuses = statusOf(knowledge);
  const drafts = statuses.filter((status) => draftsIn(status) > 0);
  const unsigned = statuses.filter(({ safetyReviewed }) => !safetyReviewed);
  const notes: readonly (readonly [about: readonly LanguageStatus[], note: string])[] = [
    [drafts, `Texts are drafts, and people are told so: ${named(drafts)} (npm run translate:status).`],
    [unsigned, `No clinician has signed the safety replies: ${named(unsigned)} (npm run safety:report).`],
  ];
  return notes.filter(([about]) => about.length > 0).map(([, note]) => note);
}
