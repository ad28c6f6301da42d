/**
 * The numbers of the recipe. They were chosen by cross-validation over several public data sets and the
 * project's own questions together, never for one of them; `npm run bench:public` shows what they give.
 */
export interface Recipe {
  /** Weight of a pair of neighbouring words beside a single word. */
  readonly pairWeight: number;
  /** Share of the length that the character part of a vector has beside the word part. */
  readonly characterWeight: number;
  /** Share of the length that the meaning part (word vectors) has beside the word part. */
  readonly meaningWeight: number;
  /** Penalty of a training error in the linear model. */
  readonly svmCost: number;
  /** How many times dearer an error on an entry's own text is than one on a foreign text. */
  readonly svmOwnWeight: number;
  /** Passes over the training texts. */
  readonly svmPasses: number;
  /** Above this many (text, entry) pairs the linear model takes too long to train and cosines rank alone. */
  readonly svmPairsAtMost: number;
  /** How many entries are compared text by text with a question. */
  readonly candidates: number;
  readonly folds: number;
  /** One in so many entries is left out of each fold, so that the ranker meets questions without an answer. */
  readonly foldsToLeaveAllOut: number;
  /** Questions asked in cross-validation, at most; enough for the few parameters that are fitted on them. */
  readonly validationTextsAtMost: number;
}

export const RECIPE: Recipe = {
  pairWeight: 1,
  characterWeight: 1,
  meaningWeight: 1,
  svmCost: 1,
  svmOwnWeight: 1,
  svmPasses: 8,
  svmPairsAtMost: 3_000_000,
  candidates: 10,
  folds: 4,
  foldsToLeaveAllOut: 8,
  validationTextsAtMost: 4000,
};
