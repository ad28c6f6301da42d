/** The parts of the page: every plot is a table that can be read aloud, printed and copied. */
import type { ComponentChildren } from 'preact';
import type { UnansweredGroup } from '../unanswered/group';
import type { TopicFeedback } from './figures';
import { Bar, Legend, SHADES } from './plots';
import { type Column, percent, type Row } from './report';
import type { Titles } from './titles';

export function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface BarsProps {
  readonly of: string;
  readonly rows: readonly Row[];
  readonly whole: number;
  readonly empty: string;
}

/** Rows with their bars; a sentence where there is nothing to show. */
export function Bars({ of, rows, whole, empty }: BarsProps) {
  const most = Math.max(0, ...rows.map(({ count }) => count));
  if (most === 0) return <p>{empty}</p>;
  return (
    <table class="bars">
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col" class="number">
            Count
          </th>
          <th scope="col" class="number">
            Share
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.title}>
            <th scope="row">{row.title}</th>
            <td class="number">{row.count}</td>
            <td class="number">{percent(row.count, whole)}</td>
            <td class="plot">
              <Bar row={row} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ColumnTable({
  unit,
  columns,
}: {
  readonly unit: string;
  readonly columns: readonly Column[];
}) {
  const channels = columns[0]?.counts.map(({ title }) => title) ?? [];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{unit === 'day' ? 'Day' : 'Week from'}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col" class="number">
              {channel}
            </th>
          ))}
          <th scope="col" class="number">
            All
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ day, counts, total }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            {counts.map(({ title, count }) => (
              <td key={title} class="number">
                {count}
              </td>
            ))}
            <td class="number">{total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function FeedbackTable({
  byTopic,
  titles,
}: {
  readonly byTopic: readonly TopicFeedback[];
  readonly titles: Titles;
}) {
  const most = Math.max(0, ...byTopic.map(({ helped, notHelped }) => Math.max(helped, notHelped)));
  return (
    <>
      <Legend titles={['Helped', 'Did not']} />
      <table class="bars">
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col" class="number">
              Helped
            </th>
            <th scope="col" class="number">
              Did not
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {byTopic.map(({ topic, helped, notHelped }) => (
            <tr key={topic}>
              <th scope="row">{titles.topic(topic)}</th>
              <td class="number">{helped}</td>
              <td class="number">{notHelped}</td>
              <td class="plot">
                <Bar row={{ title: 'yes', count: helped }} most={most} />
                <Bar row={{ title: 'no', count: notHelped }} most={most} shade={SHADES[1]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export interface GroupTableProps {
  readonly groups: readonly UnansweredGroup[];
  readonly titles: Titles;
  readonly dayOf: (timeMs: number) => string;
}

export function GroupTable({ groups, titles, dayOf }: GroupTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col" class="number">
            Count
          </th>
          <th scope="col">Since</th>
          <th scope="col">Newest</th>
          <th scope="col">Language</th>
          <th scope="col">Examples, redacted</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, count, sinceMs, lastMs, language, examples }) => (
          <tr key={id}>
            <th scope="row">
              <code>{id}</code>
            </th>
            <td class="number">{count}</td>
            <td>{dayOf(sinceMs)}</td>
            <td>{dayOf(lastMs)}</td>
            <td>{titles.language(language)}</td>
            <td lang={language} dir="auto">
              {examples.map((example) => (
                <p key={example}>{example}</p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
