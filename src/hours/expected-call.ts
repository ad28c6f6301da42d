/** The day on which the center calls back at the latest, by its own hours. Pure: the time comes from the caller. */
import { dayAfter, localTime, weekdayOf } from './zone';

/** As in `content/center.yaml`. */
export interface Hours {
  readonly timeZone: string;
  /** Working days until the call; 0 is the same day while the center is open. Empty: nothing is promised. */
  readonly callBackWithin: number | '';
  /** Days 0 (Sunday) to 6, times `HH:MM`. */
  readonly open: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[];
  /** `YYYY-MM-DD`, or `MM-DD` for every year. */
  readonly holidays: readonly string[];
}

/** No center is closed so long; beyond it nothing can be promised. */
const LONGEST_SEARCH_DAYS = 60;
const MINUTES_OF_AN_HOUR = 60;

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * MINUTES_OF_AN_HOUR + minute;
}

function isWorkingDay(day: string, { open, holidays }: Hours): boolean {
  const isHoliday = holidays.includes(day) || holidays.includes(day.slice('YYYY-'.length));
  return !isHoliday && open.some(({ days }) => days.includes(weekdayOf(day)));
}

function isOpenYet(day: string, minute: number, { open }: Hours): boolean {
  return open.some(({ days, to }) => days.includes(weekdayOf(day)) && minute < minuteOf(to));
}

export interface ExpectedCall {
  /** `YYYY-MM-DD` in the center's time zone, here and below. */
  readonly day: string;
  readonly today: string;
}

/** Undefined when the center promises nothing, or nothing that its hours can keep. */
export function expectedCall(nowMs: number, hours: Hours): ExpectedCall | undefined {
  const { callBackWithin, timeZone } = hours;
  if (callBackWithin === '') return undefined;
  const { day: today, minute } = localTime(nowMs, timeZone);
  if (callBackWithin === 0 && isWorkingDay(today, hours) && isOpenYet(today, minute, hours))
    return { day: today, today };
  let left = Math.max(callBackWithin, 1);
  for (let after = 1; after <= LONGEST_SEARCH_DAYS; after += 1) {
    const day = dayAfter(today, after);
    if (isWorkingDay(day, hours)) left -= 1;
    if (left === 0) return { day, today };
  }
  return undefined;
}
