/**
 * `npm run bench:load [-- --seconds 60 --rates 100,500 --postgres]`: turns over the real server on each
 * channel, beside echo bots on the same stack in the same run; writes docs/load.md, and
 * docs/scale.md from it.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/project-root';
import { type BotProcess, removeFolders } from '../test/machines/support/bot-process';
import { startPostgres } from '../test/storage/support/postgres';
import { type OpenLine, serviceLine, smsLine, webLine } from './bench-load/channels';
import { closeConnections } from './bench-load/http';
import { atFullSpeed, atRate, type Timing } from './bench-load/measure';
import { buildEchoes, residentMegabytesOf, startSubject } from './bench-load/subjects';
import { wordsOfPeople } from './bench-load/words';
import { intoPage } from './page-tables';
import { writeScalePage } from './scale-page';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rates: { type: 'string', default: '100,500' },
    postgres: { type: 'boolean', default: false },
    page: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

/** Enough to keep the process busy, few enough that the times are the process's own. */
const AT_ONCE = 16;
const REST_MS = 3_000;
const rates = values.rates.split(',').map(Number);
/** Compiling and reading what is read on first use takes the bot some seconds; an echo has little of it. */
const WARM_UP_PARTS = 4;
/** Seven measurements, each to warm up, at full speed, and at each rate; before them each process alone. */
const PARTS = 7 * (2 + rates.length) + WARM_UP_PARTS + 2;
const partMs = (Number(values.seconds) * 1_000) / PARTS;

async function warmUp(subject: BotProcess, parts: number): Promise<void> {
  const { turn } = await serviceLine(subject.url, wordsOfPeople());
  await atFullSpeed({ pid: subject.pid, turn, durationMs: parts * partMs }, AT_ONCE);
}

interface Row {
  readonly channel: string;
  readonly bot: string;
  readonly full: Timing;
  /** At each of the rates. */
  readonly paced: readonly Timing[];
}

async function measure(channel: string, bot: string, subject: BotProcess, openLine: OpenLine): Promise<Row> {
  const line = await openLine(subject.url, wordsOfPeople());
  const run = { pid: subject.pid, turn: line.turn, durationMs: partMs };
  await atFullSpeed(run, AT_ONCE);
  const full = await atFullSpeed(run, AT_ONCE);
  const paced: Timing[] = [];
  for (const rate of rates) paced.push(await atRate(run, rate));
  line.close();
  const row = { channel, bot, full, paced };
  process.stdout.write(`${JSON.stringify(row)}\n`);
  return row;
}

interface Standing {
  readonly startedInMs: number;
  readonly restingMegabytes: number;
  readonly loadedMegabytes: number;
}

const LINES: readonly (readonly [string, OpenLine])[] = [
  ['website (Direct Line, WebSocket)', webLine],
  ['text messages (signed by Twilio)', smsLine],
  ['/api/messages (expectReplies)', serviceLine],
];

const OURS = 'this bot';
const ECHO = 'echo on the same server';
const PLAIN = 'echo on restify and CloudAdapter';

async function compare(): Promise<{ readonly rows: readonly Row[]; readonly standing: Standing }> {
  const programs = buildEchoes();
  const postgres = values.postgres ? await startPostgres() : undefined;
  const ours = await startSubject({ databaseUrl: await postgres?.emptyDatabase() });
  const echo = await startSubject({ program: programs.echo, databaseUrl: await postgres?.emptyDatabase() });
  const plain = await startSubject({ program: programs.plainEcho });
  await sleep(REST_MS);
  const restingMegabytes = residentMegabytesOf(ours.pid);
  await warmUp(ours, WARM_UP_PARTS);
  for (const subject of [echo, plain]) await warmUp(subject, 1);
  const rows: Row[] = [];
  for (const [channel, openLine] of LINES) {
    rows.push(await measure(channel, ECHO, echo, openLine));
    if (openLine === serviceLine) rows.push(await measure(channel, PLAIN, plain, openLine));
    rows.push(await measure(channel, OURS, ours, openLine));
  }
  const loadedMegabytes = residentMegabytesOf(ours.pid);
  await Promise.all([ours, echo, plain].map((subject) => subject.stop()));
  await postgres?.stop();
  programs.remove();
  return { rows, standing: { startedInMs: ours.startedInMs, restingMegabytes, loadedMegabytes } };
}

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function tableOf(rows: readonly Row[]): string {
  const echoOf = ({ channel }: Row) => rows.find((row) => row.channel === channel && row.bot === ECHO)!;
  const head = [
    'channel',
    'bot',
    'turns/s, full speed',
    'p50 ms',
    'p99 ms',
    'CPU ms a turn',
    'turns/s as a part of the echo',
    ...rates.map((rate) => `p50 / p99 ms at ${rate} turns/s`),
  ];
  const cells = (row: Row) => [
    row.channel,
    row.bot,
    Math.round(row.full.turnsPerSecond),
    row.full.p50Ms.toFixed(1),
    row.full.p99Ms.toFixed(1),
    row.full.cpuMsPerTurn.toFixed(2),
    (row.full.turnsPerSecond / echoOf(row).full.turnsPerSecond).toFixed(2),
    ...row.paced.map(({ p50Ms, p99Ms }) => `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`),
  ];
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n');
}

async function main(): Promise<void> {
  const { rows, standing } = await compare();
  closeConnections();
  removeFolders();
  const { startedInMs, restingMegabytes, loadedMegabytes } = standing;
  const text = [
    `Run of ${new Date().toISOString().slice(0, 10)} on ${availableParallelism()} cores, which the driver shares, Node ${process.version}, ${values.postgres ? 'Postgres on the same cores' : 'SQLite'}. One process each.`,
    tableOf(rows),
    `From the start of the process to the first request that it takes: ${(startedInMs / 1_000).toFixed(1)} s. Memory at rest ${restingMegabytes} MB, after the run ${loadedMegabytes} MB.`,
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  const page = join(projectRoot(), 'docs', 'load.md');
  if (!values.page) return;
  writeFileSync(page, intoPage(page, values.postgres ? 'load-postgres' : 'load', text));
  writeScalePage();
}

void main();
