/** Unanswered questions, those that ask for the like together. The same questions always make the same groups. */
import { createHash } from 'node:crypto';
import type { Channel, Language } from '../core/types';
import type { StoredUnanswered } from '../storage/contract/insight';
import type { Lexicon, TextVector } from './lexicon';

export interface UnansweredGroup {
  /** Stays the same as long as the oldest question of the group is kept. */
  readonly id: string;
  readonly language: Language;
  readonly count: number;
  readonly channels: readonly Channel[];
  /** When the first and the newest of them were asked. */
  readonly sinceMs: number;
  readonly lastMs: number;
  /** One or two of them, redacted; the oldest first. */
  readonly examples: readonly string[];
}

/** Above it two questions of the evaluation sets ask for the same topic four times as often as chance has it. */
const LEAST_LIKENESS = 0.32;
const MOST_EXAMPLES = 2;
const ID_CHARACTERS = 8;

type Members = StoredUnanswered[];

/** The oldest question of each group, by term: only groups that share a term are compared. */
class Leads {
  private readonly byTerm = new Map<string, { readonly group: Members; readonly weight: number }[]>();

  add(group: Members, vector: TextVector): void {
    for (const [term, weight] of vector) {
      const known = this.byTerm.get(term);
      if (known) known.push({ group, weight });
      else this.byTerm.set(term, [{ group, weight }]);
    }
  }

  /** The most alike, the older one of two. */
  nearest(vector: TextVector): { readonly group: Members; readonly likeness: number } | undefined {
    const likenesses = new Map<Members, number>();
    for (const [term, weight] of vector) {
      for (const { group, weight: theirs } of this.byTerm.get(term) ?? [])
        likenesses.set(group, (likenesses.get(group) ?? 0) + weight * theirs);
    }
    return [...likenesses]
      .map(([group, likeness]) => ({ group, likeness }))
      .sort((a, b) => b.likeness - a.likeness || inOrder(a.group[0]!, b.group[0]!))[0];
  }
}

function inOrder(a: StoredUnanswered, b: StoredUnanswered): number {
  return a.atMs - b.atMs || (a.text < b.text ? -1 : Number(a.text > b.text));
}

/** Each question joins the group whose oldest question it is most like, or begins one: later ones move nobody. */
function gather(questions: readonly StoredUnanswered[], lexicon: Lexicon): readonly Members[] {
  const leads = new Leads();
  const groups: Members[] = [];
  for (const question of [...questions].sort(inOrder)) {
    const vector = lexicon.vectorOf(question.text);
    const nearest = leads.nearest(vector);
    if (nearest && nearest.likeness >= LEAST_LIKENESS) {
      nearest.group.push(question);
      continue;
    }
    const group = [question];
    groups.push(group);
    leads.add(group, vector);
  }
  return groups;
}

function idOf({ language, text, atMs }: StoredUnanswered): string {
  return createHash('sha256').update(`${language} ${atMs} ${text}`).digest('hex').slice(0, ID_CHARACTERS);
}

function shown(questions: Members): UnansweredGroup {
  const [first] = questions;
  return {
    id: idOf(first!),
    language: first!.language,
    count: questions.length,
    channels: [...new Set(questions.map(({ channel }) => channel))].sort(),
    sinceMs: first!.atMs,
    lastMs: questions.at(-1)!.atMs,
    examples: [...new Set(questions.map(({ text }) => text))].slice(0, MOST_EXAMPLES),
  };
}

/** Largest group first; questions of different languages are never in one group. */
export function groupUnanswered(
  questions: readonly StoredUnanswered[],
  lexiconOf: (language: Language) => Lexicon,
): readonly UnansweredGroup[] {
  const languages = [...new Set(questions.map(({ language }) => language))];
  return languages
    .flatMap((language) =>
      gather(
        questions.filter((question) => question.language === language),
        lexiconOf(language),
      ),
    )
    .map(shown)
    .sort((a, b) => b.count - a.count || a.sinceMs - b.sinceMs || (a.id < b.id ? -1 : 1));
}
