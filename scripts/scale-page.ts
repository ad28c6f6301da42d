/** `npm run scale`: writes the arithmetic of docs/scale.md from the figures of docs/load.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/project-root';
import { intoPage } from './page-tables';

const CONVERSATIONS_A_DAY = [10, 1_000, 100_000] as const;
/** What is assumed of people. */
const MESSAGES_PER_CONVERSATION = 6;
const PART_IN_BUSIEST_HOUR = 1 / 6;
/** Its busiest minute beside the mean of that hour. */
const BUSIEST_MINUTE = 3;
const OPEN_MINUTES = 10;
/** Counted on this program, see docs/scale.md. */
const KILOBYTES_STORED = 5;
const KILOBYTES_OPEN = 8;
const COMMITS = 4;
const STATEMENTS = 12;

const WEBSITE = 'website (Direct Line, WebSocket)';
const SERVICE = '/api/messages (expectReplies)';

/** The milliseconds of a core that a turn of this bot takes, from the table of one database. */
function cpuMs(loadPage: string, part: string, channel: string): number {
  const table = loadPage.split(`<!-- ${part} -->`)[1]!.split(`<!-- /${part} -->`)[0]!;
  const rows = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const column = rows.find((cells) => cells.includes('CPU ms a turn'))!.indexOf('CPU ms a turn');
  return Number(rows.find(([, first, second]) => first === channel && second === 'this bot')![column]);
}

function rounded(value: number): string {
  const digits = value < 0.095 ? 2 : value < 9.5 ? 1 : 0;
  return Number(value.toFixed(digits)).toLocaleString('en-US');
}

const megabytes = (kilobytes: number): string =>
  kilobytes < 950_000 ? `${rounded(kilobytes / 1_000)} MB` : `${rounded(kilobytes / 1_000_000)} GB`;

const percent = (value: number): string => (value < 0.1 ? 'nothing' : `${rounded(value)} %`);

/** The table between the comments of docs/scale.md. */
export function scaleTable(loadPage: string): string {
  const sqliteMs = cpuMs(loadPage, 'load', WEBSITE);
  const postgresMs = cpuMs(loadPage, 'load-postgres', WEBSITE);
  const messages = (day: number) => day * MESSAGES_PER_CONVERSATION;
  const inHour = (amount: number) => amount * PART_IN_BUSIEST_HOUR * BUSIEST_MINUTE;
  const second = (day: number) => inHour(messages(day)) / 3_600;
  const open = (day: number) => (inHour(day) * OPEN_MINUTES) / 60;
  const core = (ms: number) => (day: number) => percent((second(day) * ms) / 10);
  const rows: readonly (readonly [string, (day: number) => string])[] = [
    ['conversations a day', (day) => day.toLocaleString('en-US')],
    ['messages a day', (day) => rounded(messages(day))],
    ['messages a second in the busiest minute', (day) => rounded(second(day))],
    [`of one core, then, on SQLite (× ${sqliteMs} ms)`, core(sqliteMs)],
    [`of one core, then, on Postgres (× ${postgresMs} ms)`, core(postgresMs)],
    ['open chats, then', (day) => rounded(Math.max(1, open(day)))],
    [`memory of the open chats (× ${KILOBYTES_OPEN} KB)`, (day) => megabytes(open(day) * KILOBYTES_OPEN)],
    [
      `stored at one day's keeping (messages × ${KILOBYTES_STORED} KB)`,
      (day) => megabytes(messages(day) * KILOBYTES_STORED),
    ],
    [`database commits a second, then (× ${COMMITS})`, (day) => rounded(second(day) * COMMITS)],
    [`database statements a second, then (× ${STATEMENTS})`, (day) => rounded(second(day) * STATEMENTS)],
  ];
  const lines = rows.map(([title, cell]) => `| ${[title, ...CONVERSATIONS_A_DAY.map(cell)].join(' | ')} |`);
  const [head, ...rest] = lines;
  return [
    [head, `|---|${CONVERSATIONS_A_DAY.map(() => '---').join('|')}|`, ...rest].join('\n'),
    `Where Azure holds the chats, a message costs ${cpuMs(loadPage, 'load', SERVICE)} ms of a core and the calls to Azure.`,
  ].join('\n\n');
}

export function writeScalePage(): void {
  const docs = join(projectRoot(), 'docs');
  const page = join(docs, 'scale.md');
  writeFileSync(page, intoPage(page, 'scale', scaleTable(readFileSync(join(docs, 'load.md'), 'utf8'))));
}

if (require.main === module) writeScalePage();
