/** Chooses the thresholds of `core/answer` on held-out alternates. */
import { decide, type Thresholds } from '../core/answer';
import type { HeldOut } from './folds';

export interface Figures {
  /** Shares of the texts that belong to a topic, 0 to 1. */
  readonly right: number;
  readonly rightOrOffered: number;
  readonly wrong: number;
  /** Share of the texts to be refused that were answered all the same. */
  readonly wrongToForeign: number;
}

type Result = 'right' | 'offered' | 'refused' | 'offeredWrong' | 'wrong';

function resultOf({ id, matches, words }: HeldOut, thresholds: Thresholds): Result {
  const decision = decide(matches, thresholds, words);
  switch (decision.kind) {
    case 'answer':
      return decision.match.id === id ? 'right' : 'wrong';
    case 'clarify':
      return decision.matches.some((match) => match.id === id) ? 'offered' : 'offeredWrong';
    case 'no-answer':
      return 'refused';
  }
}

function countOf(texts: readonly HeldOut[], thresholds: Thresholds): Record<Result, number> {
  const counts = { right: 0, offered: 0, refused: 0, offeredWrong: 0, wrong: 0 };
  for (const text of texts) counts[resultOf(text, thresholds)] += 1 / texts.length;
  return counts;
}

export function figuresOf(texts: readonly HeldOut[], thresholds: Thresholds): Figures {
  const own = countOf(
    texts.filter(({ id }) => id !== undefined),
    thresholds,
  );
  const foreign = countOf(
    texts.filter(({ id }) => id === undefined),
    thresholds,
  );
  return {
    right: own.right,
    rightOrOffered: own.right + own.offered,
    wrong: own.wrong,
    wrongToForeign: foreign.wrong,
  };
}

/**
 * Of the held-out texts that must be refused, at most this share may be answered. A fifth to a third of them are near
 * misses that use a topic's own words, and these are nearly all that is answered; the rest is easy to tell.
 */
const MOST_FOREIGN_ANSWERED = 0.04;
const LOWEST_ANSWER = 0.3;
/**
 * Leaving a fifth of the alternates out makes every score too low: a higher threshold fitted on them would silence right
 * answers. Chosen on the open evaluation lines: below it near misses are answered twice as often.
 */
const HIGHEST_ANSWER = 0.6;
const STEP = 0.01;
/** Held-out alternates know one topic each, so they cannot show that a lone word means several. */
const MORE_FOR_BRIEF = 0.12;
/** A quarter of certainty among at most four choices is worth a tap; a candidate a fifth as likely as the best is not. */
const OFFER = 0.35;
const SHARE = 0.2;

function thresholdsAt(answer: number): Thresholds {
  const rounded = Math.round(answer / STEP) * STEP;
  const digits = (value: number) => Number(value.toFixed(2));
  return {
    answer: digits(rounded),
    answerBrief: digits(rounded + MORE_FOR_BRIEF),
    offer: OFFER,
    share: SHARE,
  };
}

/** The lowest threshold that keeps foreign questions from being answered: every higher one only answers less. */
export function fitThresholds(texts: readonly HeldOut[]): Thresholds {
  const foreign = texts.filter(({ id }) => id === undefined);
  for (let answer = LOWEST_ANSWER; answer < HIGHEST_ANSWER; answer += STEP) {
    const thresholds = thresholdsAt(answer);
    if (countOf(foreign, thresholds).wrong <= MOST_FOREIGN_ANSWERED) return thresholds;
  }
  return thresholdsAt(HIGHEST_ANSWER);
}
