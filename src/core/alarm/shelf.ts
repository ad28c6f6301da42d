import { type EntryIndex, indexEntry } from '../ranker/entry-index';
import type { PackedLinear, PackedRows } from '../ranker/model';
import type { SafetyLevel } from '../types';
import { levelOf } from './lessons';

/** One level: its class in the linear model, and the messages that were learnt for it. */
export interface LevelShelf {
  readonly level: SafetyLevel;
  readonly place: number;
  readonly messages: EntryIndex;
}

/** What a message is compared with. */
export interface AlarmShelf {
  readonly linear: PackedLinear;
  readonly levels: readonly LevelShelf[];
  /** Ordinary messages beside the FAQ's. */
  readonly ordinary: EntryIndex;
}

/** The chosen rows of a class. */
function rowsOf(owners: ArrayLike<number>, owner: number, chosen: Iterable<number>): number[] {
  return [...chosen].filter((row) => owners[row] === owner);
}

/** Puts messages in order for comparing. `ids` are the classes; the class after the last one is that of ordinary messages. */
export function alarmShelfOf(
  ids: readonly string[],
  owners: ArrayLike<number>,
  packed: PackedRows,
  linear: PackedLinear,
  chosen: readonly number[],
): AlarmShelf {
  const scratch = new Float32Array(linear.scales.length);
  const indexOf = (place: number) => indexEntry(packed, rowsOf(owners, place, chosen), scratch);
  const levels = ids.flatMap((id, place) => {
    const level = levelOf(id);
    return level === undefined ? [] : [{ level, place, messages: indexOf(place) }];
  });
  return { linear, levels, ordinary: indexOf(ids.length) };
}
