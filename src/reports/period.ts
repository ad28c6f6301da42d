/** The days that a report is about. */
import { dayAfter, daysBetween, localTime, startOfDayMs } from '../hours/zone';

export interface Period {
  /** `YYYY-MM-DD` in the center's time zone, oldest first, the last one is today. */
  readonly days: readonly string[];
  /** When the first of them began. */
  readonly sinceMs: number;
}

/** The last so many days, today included. */
export function lastDays(count: number, nowMs: number, timeZone: string): Period {
  const today = localTime(nowMs, timeZone).day;
  const first = dayAfter(today, 1 - count);
  return { days: daysBetween(first, today), sinceMs: startOfDayMs(first, timeZone) };
}
