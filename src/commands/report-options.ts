/** What `npm run report` was asked for. */
import { parseArgs } from 'node:util';

export interface ReportOptions {
  readonly days: number;
  readonly file: string;
}

export const REPORT_USAGE =
  'npm run report -- [--since 7d] [--out report.html]   (--since: days or weeks such as 30d or 4w, today included)';

/** Counts are kept no longer than this. */
const MOST_DAYS = 3_650;
const DAYS_OF: Readonly<Record<string, number>> = { d: 1, w: 7 };

/** Throws an Error that says what to write instead. */
function daysIn(since: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4})([dw])$/.exec(since) ?? [];
  const days = Number(number) * (DAYS_OF[unit] ?? 0);
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw new Error(`--since takes days or weeks such as 7d or 4w, from 1d to ${MOST_DAYS}d.`);
}

/** Throws an Error that says what to write instead. */
export function reportOptions(args: readonly string[]): ReportOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      since: { type: 'string', default: '7d' },
      out: { type: 'string', default: 'report.html' },
    },
  });
  if (values.out === '') throw new Error('--out needs the name of a file.');
  return { days: daysIn(values.since), file: values.out };
}
