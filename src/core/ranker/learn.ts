import { createReader } from '../query';
import type { MatchEntry } from '../types';
import { gramsOf } from './grams';
import type { MatcherOptions, RankerModel } from './model';
import { packLinear, packRows } from './pack';
import { RECIPE } from './recipe';
import { rowsOf } from './sparse';
import { trainSvm } from './svm';
import type { Lesson } from './trials';
import { createVectoriser } from './vectoriser';
import { vocabularyOf } from './vocabulary';

/** A model before its last weights are fitted by validation. */
export type UnfittedModel = Omit<RankerModel, 'blend' | 'trust'>;

/** What was learnt, and the lesson it was learnt from, for validation. */
export interface Learnt {
  readonly lesson: Lesson;
  readonly model: UnfittedModel;
}

/** Vocabulary, vectors and linear model of some texts. The same texts give the same to the last digit. */
export function learn(entries: readonly MatchEntry[], options: MatcherOptions = {}): Learnt {
  const language = options.language ?? 'en';
  const synonyms = options.synonyms ?? [];
  const none = options.none ?? [];
  const grams = gramsOf(language);
  const texts = entries.flatMap((entry) => entry.texts);
  const reader = createReader({ language, synonyms, texts });
  const owners = Int32Array.from([
    ...entries.flatMap((entry, number) => entry.texts.map(() => number)),
    ...none.map(() => entries.length),
  ]);
  const read = [...texts, ...none].map((text) => reader.read(text));
  const vocabulary = vocabularyOf(read, grams, read.length < RECIPE.manyTexts ? 1 : 2);
  const vectoriser = createVectoriser(vocabulary, grams);
  const vectors = read.map((words) => vectoriser.vector(words));
  const terms = vocabulary.terms.length;
  const rows = rowsOf(vectors);
  const classes = entries.length + 1;
  const light = owners.length * classes <= RECIPE.svmPairsAtMost;
  const svm = light ? trainSvm({ rows, labels: owners, classes, terms }) : null;
  const packed = packRows(rows, terms);
  const lesson = { vectors, rows, packed, owners, entries: entries.length, vocabulary, svm };
  const model = {
    language,
    ids: entries.map(({ id }) => id),
    synonyms,
    texts,
    owners: Uint32Array.from(owners),
    vocabulary,
    rows: packed,
    linear: svm && packLinear(svm.linear),
  };
  return { lesson, model };
}
