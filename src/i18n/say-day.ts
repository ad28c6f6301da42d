/** A day in the words of a language: "tomorrow (Tuesday, November 24)". */
import type { Language } from '../core/types';

const DAY_MS = 86_400_000;

/** Both days are `YYYY-MM-DD`. */
export function sayDay(day: string, today: string, language: Language): string {
  const dayMs = Date.parse(day);
  const date = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(dayMs);
  const away = Math.round((dayMs - Date.parse(today)) / DAY_MS);
  if (away < 0 || away > 1) return date;
  return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(away, 'day')} (${date})`;
}
