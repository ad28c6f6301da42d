/**
 * The numbers of the recipe. They were chosen by cross-validation over several public data sets and the
 * project's own questions together, never for one of them; `npm run bench:public` shows what they give.
 */
export interface Recipe {
  /** Weight of a pair of neighbouring words beside a single word. */
  readonly pairWeight: number;
  /** Length of the character part of a vector, the word part being one. */
  readonly characterWeight: number;
  /** From this many texts on, terms of a single text are left out: they say little and cost space. */
  readonly manyTexts: number;
  /** Penalty of a training error in the linear model. */
  readonly svmCost: number;
  /** How many times dearer an error on an entry's own text is than one on a foreign text. */
  readonly svmOwnWeight: number;
  /** Passes over the training texts; more change nothing that validation can see. */
  readonly svmPasses: number;
  readonly svmPassesAfterForgetting: number;
  /** Above this many pairs of a text and an entry the linear model would take over twenty seconds to train. */
  readonly svmPairsAtMost: number;
  /** How many entries are compared text by text with a question. */
  readonly candidates: number;
  /** Values below this share of a text's largest are not compared: they cost time and hardly count. */
  readonly smallestShare: number;
  readonly folds: number;
  /** One in so many entries is left out of a fold whole, so that the ranker meets questions without an answer. */
  readonly oneEntryLeftOutIn: number;
  /** Questions asked in validation, at most; enough for the few weights that are fitted on them. */
  readonly validationTextsAtMost: number;
  /** A wrong answer in validation counts less: with all its texts the ranker errs less often. */
  readonly wrongWeight: number;
  /** What a text of an entry that was left out counts, where it alone stands for foreign questions. */
  readonly leftOutWeight: number;
  /** The same where texts to be refused are given: they show better what foreign questions are like. */
  readonly leftOutWeightBesideNone: number;
}

export const RECIPE: Recipe = {
  pairWeight: 0.9,
  characterWeight: 1.15,
  manyTexts: 2500,
  svmCost: 0.5,
  svmOwnWeight: 4,
  svmPasses: 6,
  svmPassesAfterForgetting: 2,
  svmPairsAtMost: 3_000_000,
  candidates: 5,
  smallestShare: 0.2,
  folds: 4,
  oneEntryLeftOutIn: 8,
  validationTextsAtMost: 6000,
  wrongWeight: 0.5,
  leftOutWeight: 2,
  leftOutWeightBesideNone: 0.5,
};

/** Weights before any validation, and how firmly they are held: the curvature that they add. */
export interface Prior {
  readonly weights: readonly number[];
  readonly strength: number;
}

/**
 * The priors decide alone where each entry has one text, and fade as texts come in. They are means of what
 * several public data sets ask for. The order is that of `signalsOf` and `signsOf`.
 */
export const BLEND_PRIOR: Prior = { weights: [4.2, 3.4, 2, 1.6, 1], strength: 5 };
/**
 * Where no texts to be refused are given, only entries left out in turn stand for foreign questions. That is
 * second-hand, so the prior is held firmly.
 */
export const TRUST_PRIOR: Prior = {
  weights: [-3.4, 0.1, 3, 1.4, 1.6, 1, 1.3, 0.3, -0.2, 2.4, 0.2],
  strength: 80,
};
/** With texts to be refused, the chance among the candidates tells more, since refusal is one of them. */
export const TRUST_PRIOR_BESIDE_NONE: Prior = {
  weights: [-3, 0.6, 1, 0.8, 0.8, 0.2, 0.8, 0.3, 0, 1.8, 0.3],
  strength: 4,
};
