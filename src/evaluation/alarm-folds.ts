/** Cross-validation of the trained alarm: what speaks for each level in a message that it has not learnt. */
import type { RankerLessons } from '../content/compile';
import { levelOf } from '../core/alarm/lessons';
import { alarmShelfOf } from '../core/alarm/shelf';
import { type LevelSigns, signsOf } from '../core/alarm/signs';
import { type Learnt, learn } from '../core/ranker/learn';
import { packLinear } from '../core/ranker/pack';
import { forget } from '../core/ranker/svm';
import { bearingOf, restrict } from '../core/ranker/vectoriser';
import type { Language, SafetyLevel } from '../core/types';

/** A message that was held out. */
export interface HeldOutCry {
  /** What it is; undefined for an ordinary message. */
  readonly level: SafetyLevel | undefined;
  /** Empty where no level is in sight. */
  readonly found: readonly LevelSigns[];
  readonly language: Language;
}

function presentTerms({ model }: Learnt, chosen: readonly number[]): Uint8Array {
  const { starts, terms } = model.rows;
  const present = new Uint8Array(model.vocabulary.terms.length);
  for (const row of chosen) for (let n = starts[row]!; n < starts[row + 1]!; n += 1) present[terms[n]!] = 1;
  return present;
}

/** Asks an alarm that has forgotten some messages about just these. */
function askFold(learnt: Learnt, isGone: (row: number) => boolean): HeldOutCry[] {
  const { lesson, model } = learnt;
  const { rows, owners, entries, svm, vectors } = lesson;
  const all = [...owners.keys()];
  const gone = all.filter(isGone);
  const chosen = all.filter((row) => !isGone(row));
  const labelled = { rows, labels: owners, classes: entries + 1, terms: model.vocabulary.terms.length };
  const linear = packLinear(forget(labelled, svm!, gone, Int32Array.from(chosen)));
  const shelf = alarmShelfOf(model.ids, owners, model.rows, linear, chosen);
  const present = presentTerms(learnt, chosen);
  return gone.map((row) => {
    const vector = restrict(vectors[row]!, present, model.vocabulary.wordTerms);
    return {
      level: levelOf(model.ids[owners[row]!] ?? ''),
      found: signsOf(shelf, vector, bearingOf(vector, model.vocabulary, chosen.length)),
      language: model.language,
    };
  });
}

/** Fixed folds (every n-th message of a class), so that the same content gives the same figures. */
export function heldOutCries(lessons: RankerLessons, language: Language, folds: number): HeldOutCry[] {
  const learnt = learn(lessons.entries, { language, synonyms: lessons.synonyms, none: lessons.none });
  const seen = new Map<number, number>();
  const foldOf = Uint8Array.from(learnt.lesson.owners, (owner) => {
    const nth = seen.get(owner) ?? 0;
    seen.set(owner, nth + 1);
    return (nth + owner) % folds;
  });
  return Array.from({ length: folds }, (_, fold) => askFold(learnt, (row) => foldOf[row] === fold)).flat();
}
