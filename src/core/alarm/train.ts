import { type Learnt, learn } from '../ranker/learn';
import type { MatcherOptions, RankerModel } from '../ranker/model';
import { packRows } from '../ranker/pack';
import { rowsOf, type Sparse } from '../ranker/sparse';
import type { MatchEntry } from '../types';
import { levelOf } from './lessons';

const NOTHING: Sparse = { terms: new Int32Array(0), values: new Float32Array(0) };

/** The rows that messages are compared with: those of the levels and of ordinary messages, not the FAQ's. */
function comparedRows({ lesson, model }: Learnt): RankerModel['rows'] {
  const isCompared = model.ids.map((id) => levelOf(id) !== undefined);
  const vectors = lesson.vectors.map((vector, row) =>
    (isCompared[lesson.owners[row]!] ?? true) ? vector : NOTHING,
  );
  return packRows(rowsOf(vectors), model.vocabulary.terms.length);
}

/** Learns to tell the levels from the FAQ and from other ordinary messages. */
export function trainAlarm(entries: readonly MatchEntry[], options: MatcherOptions = {}): RankerModel {
  const learnt = learn(entries, options);
  return { ...learnt.model, rows: comparedRows(learnt), blend: [], trust: [] };
}
