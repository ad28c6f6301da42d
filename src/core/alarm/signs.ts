import { type Compared, compare, marginsOf } from '../ranker/candidates';
import type { Bearing } from '../ranker/trust';
import type { TextVector } from '../ranker/vectoriser';
import type { SafetyLevel } from '../types';
import type { AlarmShelf, LevelShelf } from './shelf';

/** A few words, such as "I'm Hanna", must be nearly a learnt message (cosine). */
const BRIEF_WORDS = 3;
const NEAR_WHEN_BRIEF = 0.39;
/** With fewer known words a message is of another language; cries for help in typos and dialect have more. */
const LEAST_COVERAGE = 0.28;
/** In validation hardly one cry for help in three hundred stays below with every level, but half of all other messages. */
const LEAST_MARGIN = -0.9;

/** What speaks for one level. */
export interface LevelSigns {
  readonly level: SafetyLevel;
  readonly signs: Float64Array;
}

interface Surroundings {
  readonly margins: Float32Array;
  readonly topic: number;
  readonly ordinary: Compared;
  readonly bearing: Bearing;
  readonly cancelled: ReadonlySet<SafetyLevel>;
}

function highest(margins: Float32Array, places: readonly number[]): number {
  return places.reduce((most, place) => Math.max(most, margins[place]!), Number.NEGATIVE_INFINITY);
}

/** The order is that of the weights in `content/alarm.json`. */
function signsOfLevel(
  { level, place }: LevelShelf,
  others: number,
  { nearest, few, pooled, explained }: Compared,
  { margins, topic, ordinary, bearing, cancelled }: Surroundings,
): Float64Array {
  const margin = margins[place]!;
  const length = Math.log(Math.max(bearing.length, 1));
  const isBrief = bearing.length <= BRIEF_WORDS ? 1 : 0;
  return Float64Array.of(
    1,
    margin,
    others,
    Math.max(margin, others),
    topic,
    nearest,
    few,
    pooled,
    explained,
    ordinary.nearest,
    ordinary.pooled,
    bearing.coverage,
    bearing.familiarity,
    length,
    length * length,
    isBrief,
    margin * nearest,
    margin * length,
    nearest * length,
    nearest * isBrief,
    cancelled.has(level) ? 1 : 0,
    cancelled.size > 0 ? 1 : 0,
  );
}

/** What speaks for each level, most severe first; nothing where no level is in sight. */
export function signsOf(
  shelf: AlarmShelf,
  vector: TextVector,
  bearing: Bearing,
  cancelled: ReadonlySet<SafetyLevel>,
): readonly LevelSigns[] {
  const margins = marginsOf(shelf.linear, vector);
  const places = shelf.levels.map(({ place }) => place);
  const inSight = shelf.levels.filter(({ place }) => margins[place]! >= LEAST_MARGIN);
  if (bearing.coverage < LEAST_COVERAGE || inSight.length === 0) return [];
  const topics = [...margins.keys()].filter((place) => place < margins.length - 1 && !places.includes(place));
  const around = {
    margins,
    topic: highest(margins, topics),
    ordinary: compare(shelf.ordinary, vector),
    bearing,
    cancelled,
  };
  return inSight.flatMap((one) => {
    const others = highest(
      margins,
      places.filter((place) => place !== one.place),
    );
    const likeness = compare(one.messages, vector);
    if (bearing.length <= BRIEF_WORDS && likeness.nearest < NEAR_WHEN_BRIEF) return [];
    return [{ level: one.level, signs: signsOfLevel(one, others, likeness, around) }];
  });
}
