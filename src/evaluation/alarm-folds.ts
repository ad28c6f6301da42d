/** Cross-validation of the trained alarm: what speaks for each level in a message that it has not learnt. */
import type { RankerLessons } from '../content/compile';
import { levelOf } from '../core/alarm/lessons';
import { alarmShelfOf } from '../core/alarm/shelf';
import { type LevelSigns, signsOf } from '../core/alarm/signs';
import { type Learnt, learn } from '../core/ranker/learn';
import { packLinear } from '../core/ranker/pack';
import { forget } from '../core/ranker/svm';
import { bearingOf, restrict } from '../core/ranker/vectoriser';
import { Rulebook } from '../core/safety/rulebook';
import { tokenize } from '../core/safety/tokens';
import type { SafetyContent } from '../core/safety/types';
import { type Language, SAFETY_LEVELS, type SafetyLevel } from '../core/types';

/** A message that was held out. */
export interface HeldOutCry {
  /** What it is; undefined for an ordinary message. */
  readonly level: SafetyLevel | undefined;
  /** The gravest level that the phrases find. */
  readonly hit: SafetyLevel | undefined;
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

/** What the phrases of the rules say of a message. */
interface Phrases {
  readonly hit: SafetyLevel | undefined;
  readonly cancelled: ReadonlySet<SafetyLevel>;
}

function readerOf(safety: SafetyContent): (text: string) => Phrases {
  const rules = new Rulebook(safety);
  return (text) => {
    const { hits, cancelled } = rules.inspect(tokenize(text), { typos: true });
    return { hit: SAFETY_LEVELS.find((level) => hits.some((one) => one.level === level)), cancelled };
  };
}

/** Asks an alarm that has forgotten some messages about just these. */
function askFold(
  learnt: Learnt,
  phrases: readonly Phrases[],
  isGone: (row: number) => boolean,
): HeldOutCry[] {
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
    const { hit, cancelled } = phrases[row]!;
    return {
      hit,
      level: levelOf(model.ids[owners[row]!] ?? ''),
      found: signsOf(shelf, vector, bearingOf(vector, model.vocabulary, chosen.length), cancelled),
      language: model.language,
    };
  });
}

/** Fixed folds (every n-th message of a class), so that the same content gives the same figures. */
export function heldOutCries(lessons: RankerLessons, safety: SafetyContent, folds: number): HeldOutCry[] {
  const { language } = safety;
  const learnt = learn(lessons.entries, { language, synonyms: lessons.synonyms, none: lessons.none });
  const phrases = [...learnt.model.texts, ...lessons.none].map(readerOf(safety));
  const seen = new Map<number, number>();
  const foldOf = Uint8Array.from(learnt.lesson.owners, (owner) => {
    const nth = seen.get(owner) ?? 0;
    seen.set(owner, nth + 1);
    return (nth + owner) % folds;
  });
  return Array.from({ length: folds }, (_, fold) =>
    askFold(learnt, phrases, (row) => foldOf[row] === fold),
  ).flat();
}
