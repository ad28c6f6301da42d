/** The last week in figures, without anybody's words. */
import type { Room } from '../../../../dialogs/room';
import type { Language } from '../../../core/types';
import type { Figures } from '../../../reports/figures';
import { type AdaptiveCard, adaptiveCard, type CardElement, facts, heading, line } from '../cards/elements';
import { bars, columns, donut, type Figure } from './charts';

type Say = (key: string) => string;

function outcomes(
  { outcomes: { answered, clarified, unanswered, contact }, safety }: Figures,
  t: Say,
): Figure[] {
  const alarms = Object.values(safety).reduce((sum, count) => sum + count, 0);
  return [
    { name: t('staff.report.answered'), count: answered },
    { name: t('staff.report.clarified'), count: clarified },
    { name: t('staff.report.refused'), count: unanswered },
    { name: t('staff.report.contact'), count: contact },
    { name: t('staff.report.safety'), count: alarms },
  ];
}

function byDay({ byDay: days }: Figures, language: Language): Figure[] {
  // The day is a date without a time: noon of it in UTC is that date everywhere that we write it.
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
  return days.map(({ day, questions }) => ({
    name: format.format(Date.parse(`${day}T12:00:00Z`)),
    count: questions,
  }));
}

function charts(room: Room, language: Language, figures: Figures, t: Say): CardElement[] {
  const languages = figures.languages.map(({ name, count }) => ({
    name: room.knowledge.tongues.spoken[name as Language]?.english ?? name,
    count,
  }));
  const channels = figures.channels.map(({ name, count }) => ({ name: t(`staff.channel.${name}`), count }));
  const happened = outcomes(figures, t).filter(({ count }) => count > 0);
  return [
    donut(t('staff.report.questions'), happened),
    ...columns(t('staff.report.byDay'), byDay(figures, language)),
    ...bars(t('staff.report.languages'), languages),
    ...bars(t('staff.report.channels'), channels),
  ];
}

export function reportCard(room: Room, language: Language, figures: Figures): AdaptiveCard {
  const t: Say = (key) => room.translate(language, key);
  const totals = [{ name: t('staff.report.questions'), count: figures.questions }, ...outcomes(figures, t)];
  const rows = totals.map(({ name, count }): [string, string] => [name, String(count)]);
  const isEmpty = figures.questions === 0;
  return adaptiveCard({
    language,
    fallbackText: [t('staff.report.title'), ...rows.map((row) => row.join(': '))].join('\n'),
    body: [
      heading(t('staff.report.title')),
      ...(isEmpty ? [line(t('staff.report.none'))] : [facts(rows), ...charts(room, language, figures, t)]),
    ],
  });
}
