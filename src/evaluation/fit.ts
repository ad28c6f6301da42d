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

/**
 * What an outcome is worth to a family, in right answers: a choice with the right one costs a tap, a plain
 * "I do not know" costs a call, a wrong answer misleads. Foreign questions are taken as one in five.
 */
const WORTH = { right: 1, offered: 0.7, refused: 0, offeredWrong: -0.15, wrong: -1 } as const;
const SHARE_OF_FOREIGN = 0.2;

function worthOf({ id, matches, words }: HeldOut, thresholds: Thresholds): keyof typeof WORTH {
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

function countOf(texts: readonly HeldOut[], thresholds: Thresholds): Record<keyof typeof WORTH, number> {
  const counts = { right: 0, offered: 0, refused: 0, offeredWrong: 0, wrong: 0 };
  for (const text of texts) counts[worthOf(text, thresholds)] += 1 / texts.length;
  return counts;
}

function total(counts: Record<keyof typeof WORTH, number>): number {
  return (Object.keys(WORTH) as (keyof typeof WORTH)[]).reduce(
    (sum, key) => sum + counts[key] * WORTH[key],
    0,
  );
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

const ANSWER_STEPS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7];
const OFFER_STEPS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
const SHARE_STEPS = [0.1, 0.15, 0.2, 0.3, 0.4];

/** Held-out alternates know one topic each, so they cannot show that a lone word means several. */
const MORE_FOR_BRIEF = 0.2;

/** The thresholds of the highest worth; the first of equals, so that the same texts give the same ones. */
export function fitThresholds(texts: readonly HeldOut[]): Thresholds {
  const own = texts.filter(({ id }) => id !== undefined);
  const foreign = texts.filter(({ id }) => id === undefined);
  let best: Thresholds = { answer: 0.5, answerBrief: 0.65, offer: 0.4, share: 0.2 };
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (const answer of ANSWER_STEPS) {
    for (const offer of OFFER_STEPS) {
      for (const share of SHARE_STEPS) {
        const thresholds = { answer, answerBrief: answer + MORE_FOR_BRIEF, offer, share };
        const worth =
          (1 - SHARE_OF_FOREIGN) * total(countOf(own, thresholds)) +
          SHARE_OF_FOREIGN * total(countOf(foreign, thresholds));
        if (worth <= bestWorth) continue;
        best = thresholds;
        bestWorth = worth;
      }
    }
  }
  return best;
}
