/** From ranked matches to a decision: answer, offer choices, or say plainly that there is no answer. */
import type { Match } from './types';

/** Thresholds on calibrated probabilities, fitted by `npm run fit`. */
export interface Thresholds {
  /** Answer at or above this probability. */
  readonly answer: number;
  /** The same for a message of a word or two, which several topics may mean. */
  readonly answerBrief: number;
  /** Offer choices when the candidates together reach this probability. */
  readonly offer: number;
  /** A candidate below this share of the best one is not offered. */
  readonly share: number;
}

/** Four choices still fit a small screen and a text message. */
export const MOST_CHOICES = 4;
const BRIEF_WORDS = 2;
const FEWEST_CHOICES = 2;

export type Decision =
  | { readonly kind: 'answer'; readonly match: Match; readonly others: readonly Match[] }
  | { readonly kind: 'clarify'; readonly matches: readonly Match[] }
  | {
      readonly kind: 'no-answer';
      readonly nearest: readonly Match[];
      /** The topic that is asked about, though what is asked of it is not told. */
      readonly about?: string;
    };

/** Small talk and the way to people harm nobody when they are given too often. */
const ANSWER_HARMLESS = 0.35;

/** A lone word ("transplant") is asked back while another topic is in sight, unless it is surely one. */
const LONE_WORD_SURE = 0.8;
const LONE_WORD_SHARE = 0.1;

function isLoneWord(best: Match, others: readonly Match[], words: number): boolean {
  const second = others[0]?.score ?? 0;
  return words === 1 && best.score < LONE_WORD_SURE && second >= best.score * LONE_WORD_SHARE;
}

function sumOf(matches: readonly Match[]): number {
  return matches.reduce((sum, { score }) => sum + score, 0);
}

/** Beside small talk the topics must still be likely, together, to be worth asking. */
const LEAST_OF_TOPICS = 0.2;

/** What may be offered of the near ones; a single one gets the next likely beside it, since one choice is no choice. */
function choicesOf(
  near: readonly Match[],
  matches: readonly Match[],
  isChoice: (id: string) => boolean,
): readonly Match[] {
  const fitting = near.filter(({ id }) => isChoice(id));
  if (sumOf(fitting) < LEAST_OF_TOPICS) return [];
  return fitting.length > 1 ? fitting : matches.filter(({ id }) => isChoice(id)).slice(0, FEWEST_CHOICES);
}

/**
 * `words`: how many words were asked; few words say little about which topic is meant. `isChoice`: what may be offered;
 * nobody wants to be asked whether a greeting was meant.
 */
export function decide(
  matches: readonly Match[],
  thresholds: Thresholds,
  words: number,
  isHarmless: (id: string) => boolean = () => false,
  isChoice: (id: string) => boolean = () => true,
): Decision {
  const best = matches[0];
  if (best === undefined) return { kind: 'no-answer', nearest: [] };
  const usual = words <= BRIEF_WORDS ? thresholds.answerBrief : thresholds.answer;
  const enough = isHarmless(best.id) ? Math.min(usual, ANSWER_HARMLESS) : usual;
  const isVague = !isHarmless(best.id) && isLoneWord(best, matches.slice(1), words);
  if (best.score >= enough && !isVague)
    return { kind: 'answer', match: best, others: matches.slice(1, MOST_CHOICES) };
  const share = isVague ? LONE_WORD_SHARE : thresholds.share;
  const near = matches.filter(({ score }) => score >= best.score * share).slice(0, MOST_CHOICES);
  const offered = choicesOf(near, matches, isChoice);
  if (near.length >= FEWEST_CHOICES && sumOf(near) >= thresholds.offer && offered.length >= FEWEST_CHOICES)
    return { kind: 'clarify', matches: offered };
  return { kind: 'no-answer', nearest: matches.slice(0, MOST_CHOICES) };
}
