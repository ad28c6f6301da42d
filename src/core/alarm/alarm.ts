/**
 * The trained alarm: the second signal beside the phrases of `content/safety`. It finds what no phrase foresaw.
 * It can add a level, never take one away.
 */
import { createReader } from '../query';
import { dot } from '../ranker/choice';
import { gramsOf } from '../ranker/grams';
import type { RankerModel } from '../ranker/model';
import { spellerFor } from '../ranker/spelling';
import { bearingOf, createVectoriser } from '../ranker/vectoriser';
import { SAFETY_LEVELS, type SafetyLevel } from '../types';
import { piecesOf } from './pieces';
import { alarmShelfOf } from './shelf';
import { signsOf } from './signs';

/** When a level counts: the signs times the weights (log odds) reach the limit. Fitted over all languages by `npm run fit:alarm`. */
export interface Gate {
  readonly limit: number;
  readonly weights: readonly number[];
}

export type Gates = Readonly<Record<SafetyLevel, Gate>>;

/** The gravest level found in a text, if any. `cancelled`: levels of which a frame of the rules took a phrase away. */
export type Alarm = (text: string, cancelled?: ReadonlySet<SafetyLevel>) => SafetyLevel | undefined;

const NOTHING_CANCELLED: ReadonlySet<SafetyLevel> = new Set();

/** How likely a level is, as log odds. */
export interface LevelOdds {
  readonly level: SafetyLevel;
  readonly odds: number;
}

/** The graver of two levels is given unless the less grave one is clearly likelier (log odds). */
const GRAVER_WITHIN = 0.5;

/** Of the levels whose gates open, most severe first, the one to give. */
export function gravest(found: readonly LevelOdds[], gates: Gates): SafetyLevel | undefined {
  const open = found.filter(({ level, odds }) => odds >= gates[level].limit);
  return open.find(({ odds }, n) => open.slice(n + 1).every((lesser) => odds >= lesser.odds - GRAVER_WITHIN))
    ?.level;
}

/** A piece alone lacks what was said around it, and a long message has many: each must be surer (log odds). */
const SURER_FOR_PIECE = 2.5;

/** For each level the best of what the whole message and its pieces say. */
function together(whole: readonly LevelOdds[], pieces: readonly (readonly LevelOdds[])[]): LevelOdds[] {
  return SAFETY_LEVELS.flatMap((level) => {
    const of = (found: readonly LevelOdds[]) => found.filter((one) => one.level === level);
    const odds = [
      ...of(whole).map((one) => one.odds),
      ...pieces.flatMap(of).map((one) => one.odds - SURER_FOR_PIECE),
    ];
    return odds.length === 0 ? [] : [{ level, odds: Math.max(...odds) }];
  });
}

/** Messages with more different strange words are no typing of a person; looking them all up would take too long. */
const MOST_MENDED = 40;

/** Sets a trained model to work. Throws when the model has no linear part. */
export function alarmFrom(model: RankerModel, gates: Gates): Alarm {
  const { ids, owners, vocabulary, rows, linear } = model;
  if (linear === null) throw new Error('An alarm needs a linear model.');
  const vectoriser = createVectoriser(vocabulary, gramsOf(model.language));
  const mend = spellerFor(model, vectoriser);
  /** A strange word stands in the whole message and in its pieces; it is mended once, and forgotten with the message. */
  const mended = new Map<string, string>();
  const repair = (word: string): string => {
    if (vectoriser.knows(word)) return word;
    const known = mended.get(word) ?? (mended.size < MOST_MENDED ? mend(word) : word);
    mended.set(word, known);
    return known;
  };
  const reader = createReader({ ...model, repair });
  const shelf = alarmShelfOf(ids, owners, rows, linear, [...owners.keys()]);
  const oddsOf = (text: string, cancelled: ReadonlySet<SafetyLevel>): LevelOdds[] => {
    const vector = vectoriser.vector(reader.read(text));
    const found = signsOf(shelf, vector, bearingOf(vector, vocabulary, owners.length), cancelled);
    return found.map(({ level, signs }) => ({ level, odds: dot(signs, gates[level].weights) }));
  };
  return (text, cancelled = NOTHING_CANCELLED) => {
    try {
      const pieces = piecesOf(text).map((piece) => oddsOf(piece, cancelled));
      return gravest(together(oddsOf(text, cancelled), pieces), gates);
    } finally {
      mended.clear();
    }
  };
}
