/** The report as one page: no script, nothing from elsewhere, printable. */
import { renderToString } from 'preact-render-to-string';
import { localTime } from '../hours/zone';
import { Columns } from './plots';
import { columnsOf, languageRows, outcomeRows, percent, type Report, safetyRows, topicRows } from './report';
import { STYLE } from './style';
import { Bars, ColumnTable, FeedbackTable, GroupTable, Part } from './tables';

function KeyFigures({ figures }: Report) {
  const { questions, outcomes, safety, opened, callbacks, smsSegments } = figures;
  const alarms = Object.values(safety).reduce((sum, count) => sum + count, 0);
  const keys: readonly (readonly [string, string | number])[] = [
    ['questions', questions],
    ['answered', percent(outcomes.answered, questions)],
    ['without an answer', percent(outcomes.unanswered, questions)],
    ['safety replies', alarms],
    ['chats opened', opened],
    ['call-back requests', callbacks],
    ...(smsSegments > 0 ? [['text message segments', smsSegments] as const] : []),
  ];
  return (
    <ul class="keys">
      {keys.map(([title, value]) => (
        <li key={title}>
          <b>{value}</b>
          {title}
        </li>
      ))}
    </ul>
  );
}

function Volume({ figures }: Report) {
  const { unit, columns } = columnsOf(figures);
  return (
    <Part title={`Questions by ${unit} and channel`}>
      {figures.questions === 0 ? (
        <p>Nothing was asked in this time.</p>
      ) : (
        <>
          <Columns
            columns={columns}
            label={`Questions by ${unit}, stacked by channel. The table below has the same figures.`}
          />
          <ColumnTable unit={unit} columns={columns} />
        </>
      )}
    </Part>
  );
}

function Counts(report: Report) {
  const { figures } = report;
  const none = 'None in this time.';
  return (
    <>
      <Part title="Outcomes">
        <Bars of="Outcome" rows={outcomeRows(figures)} whole={figures.questions} empty={none} />
      </Part>
      <Part title="Safety replies by level">
        <Bars of="Level" rows={safetyRows(figures)} whole={figures.questions} empty={none} />
      </Part>
      <Part title="Languages">
        <Bars of="Language" rows={languageRows(report)} whole={figures.questions} empty={none} />
      </Part>
      <Part title="Topics that were answered">
        <Bars of="Topic" rows={topicRows(report)} whole={figures.outcomes.answered} empty={none} />
      </Part>
    </>
  );
}

function Feedback({ figures, titles }: Report) {
  const { helped, notHelped, byTopic } = figures.feedback;
  return (
    <Part title="&quot;Did this help?&quot;">
      <p>{helped + notHelped === 0 ? 'Nobody said.' : `${helped} said yes, ${notHelped} said no.`}</p>
      {byTopic.length > 0 && <FeedbackTable byTopic={byTopic} titles={titles} />}
    </Part>
  );
}

function Unanswered({ unanswered, titles, timeZone }: Report) {
  return (
    <Part title="Questions without an answer">
      {unanswered === undefined ? (
        <p>
          Their words are not kept: <code>KEEP_UNANSWERED</code> is <code>no</code>.
        </p>
      ) : unanswered.length === 0 ? (
        <p>None is kept.</p>
      ) : (
        <>
          <p>
            All that are kept, also from before this time. To draft an answer:{' '}
            <code>npm run content:draft -- --from &lt;group&gt;</code>
          </p>
          <GroupTable
            groups={unanswered}
            titles={titles}
            dayOf={(timeMs) => localTime(timeMs, timeZone).day}
          />
        </>
      )}
    </Part>
  );
}

export function reportPage(report: Report): string {
  const { days } = report.figures.period;
  const title = `Family support bot, ${days[0]} to ${days.at(-1)}`;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p class="soft">
            Days are the center's ({report.timeZone}). Made {report.madeOn}. Counts hold no words of families.
          </p>
          {report.notes.map((note) => (
            <p key={note} class="note">
              {note}
            </p>
          ))}
          <KeyFigures {...report} />
          <Volume {...report} />
          <Counts {...report} />
          <Feedback {...report} />
          <Unanswered {...report} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}\n`;
}
