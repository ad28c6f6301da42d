/** What a report is made of; the text and the page are two ways of showing it. */
import { CHANNELS } from '../core/types';
import type { UnansweredGroup } from '../unanswered/group';
import type { Figures } from './figures';
import { CHANNEL_TITLES, OUTCOME_TITLES, SAFETY_TITLES, type Titles } from './titles';

export interface Report {
  readonly figures: Figures;
  /** Undefined where the center keeps none. */
  readonly unanswered: readonly UnansweredGroup[] | undefined;
  readonly titles: Titles;
  /** When it was made, as the center's clock shows it. */
  readonly madeOn: string;
  readonly timeZone: string;
  /** What the reader must know before believing the figures, such as "there is no database yet". */
  readonly notes: readonly string[];
}

export interface Row {
  readonly title: string;
  readonly count: number;
}

/** More make a plot that nobody reads; the rest is one row. */
const MOST_TOPICS = 15;
/** From here on columns are weeks. */
const MOST_DAYS_SHOWN = 62;
const DAYS_OF_A_WEEK = 7;

export function outcomeRows({ outcomes, safety }: Figures): readonly Row[] {
  const rows = (Object.keys(OUTCOME_TITLES) as (keyof Figures['outcomes'])[]).map((key) => ({
    title: OUTCOME_TITLES[key],
    count: outcomes[key],
  }));
  const replies = Object.values(safety).reduce((sum, count) => sum + count, 0);
  return [...rows, { title: 'Safety reply', count: replies }];
}

export function safetyRows({ safety }: Figures): readonly Row[] {
  return (Object.keys(SAFETY_TITLES) as (keyof Figures['safety'])[]).map((level) => ({
    title: SAFETY_TITLES[level],
    count: safety[level],
  }));
}

export function languageRows({ figures, titles }: Report): readonly Row[] {
  return figures.languages.map(({ name, count }) => ({ title: titles.language(name), count }));
}

export function topicRows({ figures, titles }: Report): readonly Row[] {
  const first = figures.topics.slice(0, MOST_TOPICS);
  const rest = figures.topics.slice(MOST_TOPICS).reduce((sum, { count }) => sum + count, 0);
  const rows = first.map(({ name, count }) => ({ title: titles.topic(name), count }));
  return rest === 0 ? rows : [...rows, { title: 'All other topics', count: rest }];
}

export interface Column {
  /** The day, or the first day of the week. */
  readonly day: string;
  readonly counts: readonly Row[];
  readonly total: number;
}

/** A column a day, or a week where the days are many; each with every channel. */
export function columnsOf({ byDay }: Figures): {
  readonly unit: 'day' | 'week';
  readonly columns: readonly Column[];
} {
  const size = byDay.length > MOST_DAYS_SHOWN ? DAYS_OF_A_WEEK : 1;
  const starts = byDay.filter((_, index) => index % size === 0);
  const columns = starts.map(({ day }, index) => {
    const days = byDay.slice(index * size, (index + 1) * size);
    const counts = CHANNELS.map((channel) => ({
      title: CHANNEL_TITLES[channel],
      count: days.reduce((sum, { byChannel }) => sum + (byChannel[channel] ?? 0), 0),
    }));
    return { day, counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
  });
  return { unit: size === 1 ? 'day' : 'week', columns };
}

/** "40 %", or a dash where there is nothing to take a part of. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}
