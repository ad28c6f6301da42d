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
  svmPassesAfterForgetting: number;
  wrongWeight: number; trustStrength: number; digits: number; trustStrengthBesideNone: number; mendedDoubt: number; leftOutWeight: number; leftOutWeightBesideNone: number;
  /** From this many texts on, terms of a single text are left out: they say little and cost space. */
  readonly manyTexts: number;
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
  pairWeight: 0.6,
  characterWeight: 1,
  meaningWeight: 0.7,
  svmCost: 0.5,
  svmOwnWeight: 3,
  svmPasses: 6,
  wrongWeight: 0.5,
  leftOutWeight: 2,
  leftOutWeightBesideNone: 0.5,
  trustStrength: 40,
  trustStrengthBesideNone: 4,
  mendedDoubt: 1,
  digits: 99,
  svmPassesAfterForgetting: 2,
  manyTexts: 2500,
  svmPairsAtMost: 3_000_000,
  candidates: 6,
  folds: 4,
  foldsToLeaveAllOut: 8,
  validationTextsAtMost: 4000,
};

/**
 * What the weights are before any validation: they decide alone where each entry has one text, and fade as
 * texts come in. Order as in `signalsOf` and `signsOf`. The mean of several public sets.
 */
export const BLEND_PRIOR: readonly number[] = [4.2, 3.4, 2, 1.6, 0, 0, 0];
export const TRUST_PRIOR: readonly number[] = [-3.2, 0.3, 2.5, 1.2, 1.5, 0.8, 1.2, 0.3, 0, 2.2, 0.2, 0, 0];
/** How firmly the prior is believed: the curvature it adds, to be outweighed by some dozens of questions. */
export const PRIOR_STRENGTH = 5;
