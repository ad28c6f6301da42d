/** Times as staff read them: by the clock of the center. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, timeZone: string, timeStyle: 'short' | undefined): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${timeStyle}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'medium',
    ...(timeStyle ? { timeStyle } : {}),
  });
  formats.set(key, format);
  return format;
}

export function momentText(room: Room, language: Language, timeMs: number): string {
  return formatOf(language, room.knowledge.center.hours.timeZone, 'short').format(timeMs);
}

export function dateText(room: Room, language: Language, timeMs: number): string {
  return formatOf(language, room.knowledge.center.hours.timeZone, undefined).format(timeMs);
}
