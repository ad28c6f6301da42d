/** The report as text for a terminal. */
import { languageRows, outcomeRows, percent, type Report, type Row, safetyRows, topicRows } from './report';
import { CHANNEL_TITLES } from './titles';

/** What fits in a terminal beside a number. */
const TITLE_CHARACTERS = 56;

function table(heading: string, rows: readonly Row[], whole: number): readonly string[] {
  const shown = rows.filter(({ count }) => count > 0);
  if (shown.length === 0) return [];
  const lines = shown.map(({ title, count }) => {
    const cut = title.length > TITLE_CHARACTERS ? `${title.slice(0, TITLE_CHARACTERS - 1)}…` : title;
    return `  ${cut.padEnd(TITLE_CHARACTERS)} ${String(count).padStart(6)} ${percent(count, whole).padStart(6)}`;
  });
  return ['', heading, ...lines];
}

function feedbackLines({ figures, titles }: Report): readonly string[] {
  const { helped, notHelped, byTopic } = figures.feedback;
  if (helped + notHelped === 0) return [];
  const worst = byTopic.filter((each) => each.notHelped > 0).slice(0, 3);
  return [
    '',
    `"Did this help?": ${helped} yes, ${notHelped} no`,
    ...worst.map(({ topic, notHelped: no }) => `  most "no": ${titles.topic(topic)} (${no})`),
  ];
}

function unansweredLines({ unanswered }: Report): readonly string[] {
  if (unanswered === undefined) return ['', 'Unanswered questions are not kept (KEEP_UNANSWERED=no).'];
  const lines = unanswered.map(
    ({ id, count, examples }) => `  ${id}  ${String(count).padStart(4)}  ${examples[0]}`,
  );
  return ['', `Unanswered questions: ${unanswered.length} groups`, ...lines];
}

export function summaryOf(report: Report): string {
  const { figures, notes } = report;
  const { days } = figures.period;
  const channels = figures.channels.map(({ name, count }) => ({
    title: CHANNEL_TITLES[name as keyof typeof CHANNEL_TITLES] ?? name,
    count,
  }));
  const lines = [
    `${days[0]} to ${days.at(-1)} (${report.timeZone})`,
    ...notes,
    `${figures.questions} questions, ${figures.opened} chats opened, ${figures.callbacks} call-back requests`,
    ...table('Outcomes', outcomeRows(figures), figures.questions),
    ...table('Safety replies', safetyRows(figures), figures.questions),
    ...table('Channels', channels, figures.questions),
    ...table('Languages', languageRows(report), figures.questions),
    ...table('Topics', topicRows(report), figures.outcomes.answered),
    ...feedbackLines(report),
    ...(figures.smsSegments > 0 ? ['', `Text message segments sent: ${figures.smsSegments}`] : []),
    ...unansweredLines(report),
  ];
  return `${lines.join('\n')}\n`;
}
