/** How far each language is: reviewed, draft, stale. */
import type { KnowledgeBase, ReviewState } from '../content/knowledge';
import type { Language } from '../core/types';

export interface LanguageStatus {
  readonly language: Language;
  readonly states: Readonly<Record<ReviewState, number>>;
  readonly safetyReviewed: boolean;
}

export function statusOf(knowledge: KnowledgeBase): LanguageStatus[] {
  return [...knowledge.languages.values()].map(({ language, entries, safety }) => {
    const states = { reviewed: 0, draft: 0, stale: 0 };
    for (const { state } of entries.values()) states[state] += 1;
    return { language, states, safetyReviewed: safety.review.date !== '' };
  });
}

export function statusTable(statuses: readonly LanguageStatus[]): string {
  const rows = statuses.map(({ language, states, safetyReviewed }) => [
    language,
    String(states.reviewed),
    String(states.draft),
    String(states.stale),
    safetyReviewed ? 'signed' : 'draft',
  ]);
  const head = ['language', 'reviewed', 'draft', 'stale', 'safety'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
