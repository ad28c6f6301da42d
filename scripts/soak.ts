/** `npm run soak [-- --minutes 20 --rate 20]`: a steady load on all channels, people coming and going; is memory flat? */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/project-root';
import { type BotProcess, newFolder, removeFolders } from '../test/machines/support/bot-process';
import { type NextTurn, serviceLine, smsLine, webVisitor } from './bench-load/channels';
import { closeConnections } from './bench-load/http';
import { residentMegabytesOf, startSubject } from './bench-load/subjects';
import { wordsOfPeople } from './bench-load/words';
import { intoPage } from './page-tables';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '20' }, rate: { type: 'string', default: '20' } },
});

const MINUTE_MS = 60_000;
const minutes = Number(values.minutes);
const rate = Number(values.rate);

/** The first minutes load the languages that are spoken; after them nothing should grow. */
const WARM_UP_PART = 0.25;
/** More than the noise of a heap that is collected every ten seconds. */
const MOST_GROWTH = 0.05;

interface Sample {
  readonly minute: number;
  readonly residentMegabytes: number;
  readonly heapMegabytes: number;
  readonly turns: number;
  readonly failed: number;
}

interface Tally {
  turns: number;
  failed: number;
}

/** One turn after another at the rate; a failure is counted and goes on. */
async function drive(next: () => NextTurn, tally: Tally, untilMs: number): Promise<void> {
  const beganMs = performance.now();
  const running = new Set<Promise<void>>();
  const make = async () => {
    const isMade = await next()().then(
      () => true,
      () => false,
    );
    if (isMade) tally.turns += 1;
    else tally.failed += 1;
  };
  for (let made = 0; performance.now() < untilMs; made += 1) {
    const turn = make().finally(() => running.delete(turn));
    running.add(turn);
    await sleep(Math.max(0, beganMs + ((made + 1) * 1_000) / rate - performance.now()));
  }
  await Promise.all(running);
}

const heapIn = (file: string): number =>
  existsSync(file) ? Math.round(Number(readFileSync(file, 'utf8')) / 1e6) : 0;

async function sampleUntil(subject: BotProcess, heapFile: string, tally: Tally, samples: Sample[]) {
  for (let minute = 1; minute <= minutes; minute += 1) {
    await sleep(MINUTE_MS);
    const residentMegabytes = residentMegabytesOf(subject.pid);
    samples.push({ minute, residentMegabytes, heapMegabytes: heapIn(heapFile), ...tally });
    process.stdout.write(`${JSON.stringify(samples.at(-1))}\n`);
  }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Growth of the heap from the first half after the warm-up to the second, as a part of it. */
function growthOf(samples: readonly Sample[]): number {
  const warm = samples.slice(Math.ceil(samples.length * WARM_UP_PART)).map((sample) => sample.heapMegabytes);
  const half = Math.floor(warm.length / 2);
  return median(warm.slice(half)) / median(warm.slice(0, half)) - 1;
}

function report(samples: readonly Sample[], growth: number): string {
  const rows = samples.map(
    ({ minute, turns, failed, heapMegabytes, residentMegabytes }) =>
      `| ${[minute, turns, failed, heapMegabytes, residentMegabytes].join(' | ')} |`,
  );
  return [
    `Run of ${new Date().toISOString().slice(0, 10)}: ${minutes} minutes at ${rate} turns a second on all channels, each web visitor a new conversation of ten messages. Growth of the heap between the halves after the warm-up: ${(growth * 100).toFixed(1)} %.`,
    [
      '| minute | turns | failed | heap MB after collection | resident MB |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}

async function main(): Promise<void> {
  const heapFile = join(newFolder(), 'heap');
  const probe = join(projectRoot(), 'scripts', 'bench-load', 'heap-probe.cjs');
  const subject = await startSubject({
    nodeFlags: ['--expose-gc', '--require', probe],
    more: { HEAP_FILE: heapFile },
  });
  const say = wordsOfPeople();
  const lines = [await smsLine(subject.url, say), await serviceLine(subject.url, say)];
  const turns: readonly NextTurn[] = [webVisitor(subject.url, say), ...lines.map((line) => line.turn)];
  let which = 0;
  const next = () => {
    which += 1;
    return turns[which % turns.length]!;
  };
  const tally: Tally = { turns: 0, failed: 0 };
  const samples: Sample[] = [];
  await Promise.all([
    drive(next, tally, performance.now() + minutes * MINUTE_MS),
    sampleUntil(subject, heapFile, tally, samples),
  ]);
  closeConnections();
  await subject.stop();
  removeFolders();
  const growth = growthOf(samples);
  const text = report(samples, growth);
  process.stdout.write(`${text}\n`);
  const page = join(projectRoot(), 'docs', 'load.md');
  writeFileSync(page, intoPage(page, 'soak', text));
  if (growth > MOST_GROWTH || tally.failed > 0) process.exitCode = 1;
}

void main();
