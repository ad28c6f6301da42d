import { type Choice, fitChoices } from './choice';
import { BLEND_PRIOR, RECIPE, TRUST_PRIOR, TRUST_PRIOR_BESIDE_NONE } from './recipe';
import { type Lesson, type Trial, trialsOf } from './trials';
import { firstEntry, rankCandidates, signalsOf, signsOf } from './trust';

/** The weights of `signalsOf` and of `signsOf`. */
export interface Fitted {
  readonly blend: readonly number[];
  readonly trust: readonly number[];
}

function blendChoices(trials: readonly Trial[]): Choice[] {
  return trials.flatMap(({ candidates, owner }) => {
    const chosen = candidates.findIndex(({ entry }) => entry === owner);
    return chosen < 0 ? [] : [{ options: candidates.map(signalsOf), chosen, weight: 1 }];
  });
}

/** What a trial counts that ended in a wrong answer. */
function weightOfError({ candidates, owner }: Trial, entries: number, besideNone: boolean): number {
  if (owner === entries) return 1;
  if (candidates.some(({ entry }) => entry === owner)) return RECIPE.wrongWeight;
  return besideNone ? RECIPE.leftOutWeightBesideNone : RECIPE.leftOutWeight;
}

function trustChoices(trials: readonly Trial[], blend: readonly number[], lesson: Lesson): Choice[] {
  const besideNone = hasNone(lesson);
  return trials.flatMap((trial) => {
    const first = firstEntry(rankCandidates(trial.candidates, blend), lesson.entries);
    if (!first) return [];
    const signs = signsOf(first, trial.bearing);
    const options = [signs, new Float64Array(signs.length)];
    const right = first.entry === trial.owner;
    const weight = right ? 1 : weightOfError(trial, lesson.entries, besideNone);
    return [{ options, chosen: right ? 0 : 1, weight }];
  });
}

function hasNone({ owners, entries }: Lesson): boolean {
  return owners.includes(entries);
}

/** Fits what cannot be read off the training texts themselves. */
export function fitByValidation(lesson: Lesson): Fitted {
  const trials = trialsOf(lesson);
  const blend = fitChoices(blendChoices(trials), BLEND_PRIOR);
  const prior = hasNone(lesson) ? TRUST_PRIOR_BESIDE_NONE : TRUST_PRIOR;
  return { blend, trust: fitChoices(trustChoices(trials, blend, lesson), prior) };
}
