import { createReader } from '../query';
import type { MatchEntry } from '../types';
import { gramsOf } from './grams';
import type { MatcherOptions, RankerModel } from './model';
import { packLinear, packRows } from './pack';
import { RECIPE } from './recipe';
import { rowsOf } from './sparse';
import { trainSvm } from './svm';
import { fitByValidation } from './validate';
import { createVectoriser } from './vectoriser';
import { vocabularyOf } from './vocabulary';

/**
 * Learns to tell the entries apart from their texts. The same entries and options give the same model to
 * the last digit. Entries may share texts; an entry without texts can never be found.
 */
export function trainRanker(entries: readonly MatchEntry[], options: MatcherOptions = {}): RankerModel {
  const language = options.language ?? 'en';
  const synonyms = options.synonyms ?? [];
  const none = options.none ?? [];
  const reader = createReader(language, synonyms);
  const grams = gramsOf(language);
  const texts = entries.flatMap((entry) => entry.texts);
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
  return {
    language,
    ids: entries.map(({ id }) => id),
    synonyms,
    texts,
    owners: Uint32Array.from(owners),
    vocabulary,
    rows: packed,
    linear: svm && packLinear(svm.linear),
    ...fitByValidation(lesson),
  };
}
