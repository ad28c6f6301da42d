import { candidatesOf } from './candidates';
import { type Choice, fitChoices } from './choice';
import type { PackedRows } from './model';
import { packLinear } from './pack';
import { BLEND_PRIOR, PRIOR_STRENGTH, RECIPE, TRUST_PRIOR } from './recipe';
import { shelfOf } from './shelf';
import type { Rows } from './sparse';
import { forget, type Svm } from './svm';
import { type Bearing, type Ranked, rankCandidates, signalsOf, signsOf } from './trust';
import { bearingOf, restrict, type TextVector } from './vectoriser';
import type { Vocabulary } from './vocabulary';

/** What the ranker is taught with: rows, whose they are, and how many entries there are. */
export interface Lesson {
  readonly vectors: readonly TextVector[];
  readonly rows: Rows;
  readonly packed: PackedRows;
  readonly meanings: Int8Array;
  /** The entry of each row; `entries` for a text to be refused. */
  readonly owners: Int32Array;
  readonly entries: number;
  readonly vocabulary: Vocabulary;
  /** The linear model of all rows; null when there are too many entries for one. */
  readonly svm: Svm | null;
  readonly dimensions: number;
}

/** A text asked of a ranker that has not seen it. */
interface Trial {
  readonly owner: number;
  readonly candidates: readonly ReturnType<typeof candidatesOf>[number][];
  readonly bearing: Bearing;
}

export interface Fitted {
  readonly blend: readonly number[];
  readonly trust: readonly number[];
}

/** The rows of each entry, in order; the last list holds the texts to be refused. */
export function rowsByOwner(owners: Int32Array, entries: number, kept: (row: number) => boolean): number[][] {
  const lists: number[][] = Array.from({ length: entries + 1 }, () => []);
  owners.forEach((owner, row) => {
    if (kept(row)) lists[owner]!.push(row);
  });
  return lists;
}

/** Which fold asks each row: the texts of one entry go round the folds. */
function foldsOf({ owners, entries }: Lesson): Uint8Array {
  const seen = new Int32Array(entries + 1);
  return Uint8Array.from(owners, (owner) => (seen[owner]!++ + owner) % RECIPE.folds);
}

function presentTerms(rows: PackedRows, lists: readonly (readonly number[])[], terms: number): Uint8Array {
  const present = new Uint8Array(terms);
  for (const list of lists) {
    for (const row of list)
      for (let n = rows.starts[row]!; n < rows.starts[row + 1]!; n += 1) present[rows.terms[n]!] = 1;
  }
  return present;
}

function trialsOfFold(lesson: Lesson, folds: Uint8Array, fold: number, keepOneIn: number): Trial[] {
  const { rows, owners, entries, vocabulary } = lesson;
  const terms = vocabulary.terms.length;
  const leftOut = (owner: number): boolean => owner < entries && owner % RECIPE.foldsToLeaveAllOut === fold;
  const lists = rowsByOwner(owners, entries, (row) => folds[row] !== fold && !leftOut(owners[row]!));
  const chosen = Int32Array.from(lists.flat());
  const gone = [...owners.keys()].filter((row) => folds[row] === fold || leftOut(owners[row]!));
  const labelled = { rows, labels: owners, classes: entries + 1, terms: terms + lesson.dimensions };
  const linear = lesson.svm ? packLinear(forget(labelled, lesson.svm, gone, chosen)) : null;
  const shelf = shelfOf(lesson.packed, lists, linear, terms, lesson.meanings);
  const present = presentTerms(lesson.packed, lists, terms);
  const spread = new Float32Array(terms);
  const asked = [...owners.keys()].filter((row) => folds[row] === fold && row % keepOneIn === 0);
  return asked.map((row) => {
    const vector = restrict(lesson.vectors[row]!, present, vocabulary.wordTerms);
    const bearing = bearingOf(vector, vocabulary, chosen.length);
    return { owner: owners[row]!, candidates: candidatesOf(shelf, vector, spread), bearing };
  });
}

function blendChoices(trials: readonly Trial[]): Choice[] {
  return trials.flatMap(({ candidates, owner }) => {
    const chosen = candidates.findIndex(({ entry }) => entry === owner);
    return chosen < 0 ? [] : [{ options: candidates.map(signalsOf), chosen, weight: 1 }];
  });
}

/** The best candidate that is an entry. */
export function firstEntry(ranked: readonly Ranked[], entries: number): Ranked | undefined {
  return ranked.find(({ entry }) => entry !== entries);
}

function trustChoices(trials: readonly Trial[], blend: readonly number[], entries: number): Choice[] {
  const refused = trials.some(({ owner }) => owner === entries);
  const leftOutWeight = refused ? RECIPE.leftOutWeightBesideNone : RECIPE.leftOutWeight;
  return trials.flatMap(({ candidates, owner, bearing }) => {
    const first = firstEntry(rankCandidates(candidates, blend), entries);
    if (!first) return [];
    const signs = signsOf(first, bearing);
    const right = first.entry === owner;
    const answered = candidates.some(({ entry }) => entry === owner) && owner < entries;
    const weight = right ? 1 : answered ? RECIPE.wrongWeight : owner === entries ? 1 : leftOutWeight;
    return [{ options: [signs, new Float64Array(signs.length)], chosen: right ? 0 : 1, weight }];
  });
}

/** Fits what cannot be read off the training texts themselves, by asking each text of a ranker without it. */
export function fitByValidation(lesson: Lesson): Fitted {
  const folds = foldsOf(lesson);
  const keepOneIn = Math.ceil(lesson.owners.length / RECIPE.validationTextsAtMost);
  const trials: Trial[] = [];
  for (let fold = 0; fold < RECIPE.folds; fold += 1)
    trials.push(...trialsOfFold(lesson, folds, fold, keepOneIn));
  const blend = fitChoices(blendChoices(trials), BLEND_PRIOR, PRIOR_STRENGTH);
  const trust = fitChoices(trustChoices(trials, blend, lesson.entries), TRUST_PRIOR, lesson.owners.includes(lesson.entries) ? RECIPE.trustStrengthBesideNone : RECIPE.trustStrength);
  return { blend, trust };
}
