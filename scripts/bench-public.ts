/**
 * Measures the matcher on public data sets that lie in a local folder; none of them is ours to ship.
 *
 *   npm run bench:public -- --data DIR
 *
 * DIR and its folders are searched for
 * - CLINC150: `data_full.json` of clinc/oos-eval. Ten texts an intent: a folder `CLINC150/train_10` with
 *   `seq.in` and `label` (jianguoz/Few-Shot-Intent-Detection) where there is one, else every tenth text;
 * - HINT3: `NAME_train.csv` and `NAME_test.csv` of hellohaptik/HINT3;
 * - any other `NAME_train.csv` and `NAME_test.csv`, or `train.csv` beside `test.csv`, of text and label.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createMatcher } from '../src/core/matcher';
import { auroc } from './measure/auroc';
import { rowsOfCsv } from './measure/csv';

type Example = readonly [text: string, label: string];

interface DataSet {
  readonly name: string;
  readonly train: readonly Example[];
  readonly test: readonly Example[];
  readonly outOfScope: readonly string[];
}

interface Figures {
  readonly top1: number;
  readonly top3: number;
  readonly auroc: number;
  readonly trainingMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const TEN = 10;
const OUT_OF_SCOPE_LABELS: ReadonlySet<string> = new Set(['NO_NODES_DETECTED', 'oos', 'ood']);

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]))
    .sort();
}

/** Every tenth text of a label: texts that were written one after the other are too much alike. */
function tenOfEach(examples: readonly Example[]): Example[] {
  const labels = Map.groupBy(examples, ([, label]) => label);
  return [...labels.values()].flatMap((own) => {
    const step = Math.max(1, Math.floor(own.length / TEN));
    return own.filter((_, n) => n % step === 0).slice(0, TEN);
  });
}

function clinc(path: string, files: readonly string[]): DataSet {
  const data = JSON.parse(readFileSync(path, 'utf8')) as Record<'train' | 'test' | 'oos_test', Example[]>;
  const split = files.find((file) => file.endsWith(join('CLINC150', 'train_10', 'seq.in')));
  return {
    name: split ? 'CLINC150, ten texts (fixed split)' : 'CLINC150, ten texts (every tenth)',
    train: split ? linesOf(dirname(split)) : tenOfEach(data.train),
    test: data.test,
    outOfScope: data.oos_test.map(([text]) => text),
  };
}

function linesOf(folder: string): Example[] {
  const read = (name: string): string[] => readFileSync(join(folder, name), 'utf8').trim().split('\n');
  const labels = read('label');
  return read('seq.in').map((text, n) => [text.trim(), (labels[n] ?? '').trim()] as const);
}

function csvSet(trainPath: string, folder: string): DataSet | undefined {
  const testName = basename(trainPath).replace('train', 'test');
  const beside = join(dirname(trainPath), testName);
  const across = join(dirname(dirname(trainPath)), 'test', testName);
  const testPath = [beside, across].find(existsSync);
  if (!testPath) return undefined;
  const test = examplesOf(testPath);
  return {
    name: relative(folder, trainPath).replace(/_?train\.csv$/, ''),
    train: examplesOf(trainPath),
    test: test.filter(([, label]) => !OUT_OF_SCOPE_LABELS.has(label)),
    outOfScope: test.filter(([, label]) => OUT_OF_SCOPE_LABELS.has(label)).map(([text]) => text),
  };
}

function examplesOf(path: string): Example[] {
  const [, ...rows] = rowsOfCsv(readFileSync(path, 'utf8'));
  return rows.flatMap(([text, label]) => (text && label ? [[text, label] as const] : []));
}

function dataSetsIn(folder: string): DataSet[] {
  const files = filesUnder(folder);
  const tables = files.filter((path) => /(?:^|_)train\.csv$/.test(basename(path)));
  return [
    ...files.filter((path) => basename(path) === 'data_full.json').map((path) => clinc(path, files)),
    ...tables.flatMap((path) => csvSet(path, folder) ?? []),
  ];
}

function share(count: number, all: number): number {
  return all === 0 ? Number.NaN : (100 * count) / all;
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

function measure({ train, test, outOfScope }: DataSet): Figures {
  const groups = Map.groupBy(train, ([, label]) => label);
  const begun = performance.now();
  const matcher = createMatcher([...groups].map(([id, own]) => ({ id, texts: own.map(([text]) => text) })));
  const trainingMs = performance.now() - begun;
  const times: number[] = [];
  const ask = (text: string) => {
    const start = performance.now();
    const matches = matcher.query(text);
    times.push(performance.now() - start);
    return matches;
  };
  const inScope = test.map(([text, label]) => ({ label, matches: ask(text) }));
  const foreign = outOfScope.map((text) => ask(text)[0]?.score ?? 0);
  times.sort((left, right) => left - right);
  const within = (places: number): number =>
    inScope.filter(({ label, matches }) => matches.slice(0, places).some(({ id }) => id === label)).length;
  return {
    top1: share(within(1), test.length),
    top3: share(within(3), test.length),
    auroc:
      100 *
      auroc(
        inScope.map(({ matches }) => matches[0]?.score ?? 0),
        foreign,
      ),
    trainingMs,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (!values.data || !existsSync(values.data)) {
    console.error('Say where the data sets lie: npm run bench:public -- --data DIR');
    process.exitCode = 1;
    return;
  }
  for (const dataSet of dataSetsIn(values.data)) {
    const { top1, top3, auroc: refusal, trainingMs, p50Ms, p99Ms } = measure(dataSet);
    console.log(
      `${dataSet.name}: top-1 ${top1.toFixed(1)}, top-3 ${top3.toFixed(1)}, AUROC ${refusal.toFixed(1)}, ` +
        `${dataSet.train.length} texts trained in ${(trainingMs / 1000).toFixed(1)} s, ` +
        `a question p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`,
    );
  }
}

main();
