/** Days of a time zone. A day is `YYYY-MM-DD`; no clock is read here. */

const DAY_MS = 86_400_000;

/** Formats are slow to make and few. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Minutes since midnight by the clock on the wall, 0 to 1439. */
  readonly minute: number;
}

/** What calendar and clock show in the time zone. Throws a RangeError for an unknown zone. */
export function localTime(timeMs: number, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(timeMs)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

/** The day so many days later, or earlier when negative. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}

/** All days from the first to the last, both included. */
export function daysBetween(first: string, last: string): readonly string[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => dayAfter(first, index));
}

/** When a day begins in the time zone; where midnight is skipped by a clock change, when the day's first minute is. */
export function startOfDayMs(day: string, timeZone: string): number {
  let low = Date.parse(day) - DAY_MS;
  let high = Date.parse(day) + DAY_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (localTime(middle, timeZone).day < day) low = middle;
    else high = middle;
  }
  return high;
}
