/** Fits when the trained alarm counts, on messages that it has not learnt; all languages weigh the same. */
import type { Gate } from '../core/alarm/alarm';
import { dot, fitChoices } from '../core/ranker/choice';
import { LANGUAGES, type Language, SAFETY_LEVELS, type SafetyLevel } from '../core/types';
import type { HeldOutCry } from './alarm-folds';

/**
 * The share of held-out ordinary messages that may fire, a level. Far more of these are look-alikes and near misses
 * than families write, so that of real questions fewer fire. A missed cry for help weighs more than a needless 911.
 */
const MOST_NEEDLESS: Readonly<Record<SafetyLevel, number>> = {
  emergency: 0.009,
  crisis: 0.012,
  'urgent-symptoms': 0.007,
  'medical-advice': 0.006,
};
/** A graver message is no ordinary one, yet it should not pull this level. A less grave one counts in full: its own reply helps more. */
const WEIGHT_OF_GRAVER = 0.3;
/** Hardly any: there are thousands of messages to a weight. */
const PRIOR_STRENGTH = 0.1;

interface Asked {
  readonly signs: Float64Array | undefined;
  readonly isIt: boolean;
  readonly isOrdinary: boolean;
  readonly isGraver: boolean;
  readonly language: Language;
  /** Each language's messages weigh one together. */
  readonly share: number;
}

function gravityOf(level: SafetyLevel): number {
  return SAFETY_LEVELS.indexOf(level);
}

/** Messages that a phrase of this level or a graver one finds are left out: there the alarm is not needed. */
function askedOf(cries: readonly HeldOutCry[], level: SafetyLevel): Asked[] {
  const counts = new Map(
    LANGUAGES.map((tag) => [tag, cries.filter(({ language }) => language === tag).length]),
  );
  return cries.map(({ found, level: its, language }) => ({
    signs: found.find((one) => one.level === level)?.signs,
    isIt: its === level,
    isOrdinary: its === undefined,
    isGraver: its !== undefined && gravityOf(its) < gravityOf(level),
    language,
    share: 1 / counts.get(language)!,
  }));
}

function weightsFor(asked: readonly Asked[]): number[] {
  const choices = asked.flatMap(({ signs, isIt, isGraver, share }) => {
    if (signs === undefined) return [];
    const weight = (isGraver ? WEIGHT_OF_GRAVER : 1) * share * asked.length;
    return [{ options: [signs, new Float64Array(signs.length)], chosen: isIt ? 0 : 1, weight }];
  });
  const weights = new Array<number>(choices[0]!.options[0]!.length).fill(0);
  return fitChoices(choices, { weights, strength: PRIOR_STRENGTH });
}

/** The lowest limit that lets no more ordinary messages fire than is allowed. */
function limitFor(asked: readonly Asked[], weights: readonly number[], most: number): number {
  const ordinary = asked.filter(({ isOrdinary }) => isOrdinary);
  const all = ordinary.reduce((sum, { share }) => sum + share, 0);
  const scored = ordinary
    .filter(({ signs }) => signs !== undefined)
    .map(({ signs, share }) => ({ score: dot(signs!, weights), share }))
    .sort((left, right) => right.score - left.score);
  let fired = 0;
  for (const { score, share } of scored) {
    fired += share;
    if (fired > most * all) return score;
  }
  throw new RangeError('too few ordinary messages to fit a limit');
}

const DIGITS = 1e5;
function rounded(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}

function shareFired(asked: readonly Asked[], { weights, limit }: Gate): number {
  const fired = asked.filter(({ signs }) => signs !== undefined && dot(signs, weights) >= limit);
  return rounded(fired.length / asked.length);
}

export interface FittedGate extends Gate {
  readonly figures: {
    /** Share of the held-out messages of this level that are found. */
    readonly found: number;
    readonly foundByLanguage: Readonly<Record<string, number>>;
    /** Share of the held-out ordinary messages that fire. */
    readonly needless: number;
    readonly needlessByLanguage: Readonly<Record<string, number>>;
  };
}

function byLanguage(asked: readonly Asked[], gate: Gate): Record<string, number> {
  const languages = LANGUAGES.filter((tag) => asked.some(({ language }) => language === tag));
  return Object.fromEntries(
    languages.map((tag) => [
      tag,
      shareFired(
        asked.filter(({ language }) => language === tag),
        gate,
      ),
    ]),
  );
}

export function fitGate(cries: readonly HeldOutCry[], level: SafetyLevel): FittedGate {
  const asked = askedOf(cries, level);
  const weights = weightsFor(asked).map(rounded);
  const gate = { limit: rounded(limitFor(asked, weights, MOST_NEEDLESS[level])), weights };
  const own = asked.filter(({ isIt }) => isIt);
  const ordinary = asked.filter(({ isOrdinary }) => isOrdinary);
  return {
    ...gate,
    figures: {
      found: shareFired(own, gate),
      foundByLanguage: byLanguage(own, gate),
      needless: shareFired(ordinary, gate),
      needlessByLanguage: byLanguage(ordinary, gate),
    },
  };
}
