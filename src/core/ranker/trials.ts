import { type Candidate, candidatesOf } from './candidates';
import type { PackedRows } from './model';
import { packLinear } from './pack';
import { RECIPE } from './recipe';
import { rowsByOwner, shelfOf } from './shelf';
import type { Rows } from './sparse';
import { forget, type Svm } from './svm';
import type { Bearing } from './trust';
import { bearingOf, restrict, type TextVector } from './vectoriser';
import type { Vocabulary } from './vocabulary';

/** What the ranker is taught with: texts as vectors, whose they are, and how many entries there are. */
export interface Lesson {
  readonly vectors: readonly TextVector[];
  readonly rows: Rows;
  readonly packed: PackedRows;
  /** The entry of each row; `entries` for a text to be refused. */
  readonly owners: Int32Array;
  readonly entries: number;
  readonly vocabulary: Vocabulary;
  /** The linear model of all rows; null when there are too many entries for one. */
  readonly svm: Svm | null;
}

/** A text asked of a ranker that has not seen it. */
export interface Trial {
  readonly owner: number;
  readonly candidates: readonly Candidate[];
  readonly bearing: Bearing;
}

/** Which fold asks each row: the texts of one entry go round the folds. */
function foldsOf({ owners, entries }: Lesson): Uint8Array {
  const seen = new Int32Array(entries + 1);
  return Uint8Array.from(owners, (owner) => {
    seen[owner]! += 1;
    return (seen[owner]! + owner) % RECIPE.folds;
  });
}

function presentTerms({ starts, terms }: PackedRows, chosen: Int32Array, count: number): Uint8Array {
  const present = new Uint8Array(count);
  for (const row of chosen) for (let n = starts[row]!; n < starts[row + 1]!; n += 1) present[terms[n]!] = 1;
  return present;
}

/** Asks a ranker without some rows about those of them that belong to the fold. */
function trialsOfFold(lesson: Lesson, asked: readonly number[], isGone: (row: number) => boolean): Trial[] {
  const { rows, packed, owners, entries, vocabulary } = lesson;
  const terms = vocabulary.terms.length;
  const gone = [...owners.keys()].filter(isGone);
  const chosen = Int32Array.from([...owners.keys()].filter((row) => !isGone(row)));
  const labelled = { rows, labels: owners, classes: entries + 1, terms };
  const linear = lesson.svm && packLinear(forget(labelled, lesson.svm, gone, chosen));
  const shelf = shelfOf(packed, rowsByOwner(owners, entries, chosen), linear, terms);
  const present = presentTerms(packed, chosen, terms);
  return asked.map((row) => {
    const vector = restrict(lesson.vectors[row]!, present, vocabulary.wordTerms);
    const bearing = bearingOf(vector, vocabulary, chosen.length);
    return { owner: owners[row]!, candidates: candidatesOf(shelf, vector), bearing };
  });
}

/**
 * Asks each text of a ranker that knows neither it nor, now and then, anything of its entry: so the ranker
 * also meets questions that nothing answers.
 */
export function trialsOf(lesson: Lesson): Trial[] {
  const { owners, entries } = lesson;
  const folds = foldsOf(lesson);
  const keepOneIn = Math.ceil(owners.length / RECIPE.validationTextsAtMost);
  const isLeftOut = (owner: number, fold: number): boolean =>
    owner < entries && owner % RECIPE.oneEntryLeftOutIn === fold;
  return Array.from({ length: RECIPE.folds }, (_, fold) => {
    const inFold = [...owners.keys()].filter((row) => folds[row] === fold);
    const asked = inFold.filter((_row, n) => n % keepOneIn === 0);
    return trialsOfFold(lesson, asked, (row) => folds[row] === fold || isLeftOut(owners[row]!, fold));
  }).flat();
}
