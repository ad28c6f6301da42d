import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOptions } from '../../src/commands/report-options';
import { loadKnowledge } from '../../src/content/compiled';
import { openKeptData } from '../../src/parts/kept-data';
import { compiledContent } from '../../src/parts/unanswered';
import { type Figures, figuresFrom, figuresOf } from '../../src/reports/figures';
import { reportPage } from '../../src/reports/page';
import { lastDays } from '../../src/reports/period';
import { stepFor } from '../../src/reports/plots';
import { columnsOf, type Report } from '../../src/reports/report';
import { summaryOf } from '../../src/reports/summary';
import { titlesFrom } from '../../src/reports/titles';
import { openStorage } from '../../src/storage/open-storage';
import type { EventCount } from '../../src/storage/storage';

const ZONE = 'America/Los_Angeles';
const NOW_MS = Date.parse('2026-11-23T20:00:00Z');
const titles = titlesFrom(loadKnowledge(compiledContent()));
const event = (part: Partial<EventCount>): EventCount => ({
  day: '2026-11-23',
  outcome: 'answer',
  topic: 'stem-cell-donor',
  language: 'es',
  channel: 'sms',
  count: 3,
  smsSegments: 7,
  ...part,
});
const FIGURES = figuresFrom(
  lastDays(7, NOW_MS, ZONE),
  [event({}), event({ outcome: 'no-answer', topic: '', channel: 'web', count: 1, smsSegments: 0 })],
  [{ topic: 'stem-cell-donor', language: 'es', channel: 'sms', helped: false, count: 2 }],
);
const EMPTY = figuresFrom(lastDays(7, NOW_MS, ZONE), [], []);
const GROUP = {
  id: 'abcd1234',
  language: 'en',
  count: 4,
  channels: ['web'],
  sinceMs: NOW_MS - 86_400_000,
  lastMs: NOW_MS,
  examples: ['can my <b>dog</b> visit'],
} as const;

const reportWith = (figures: Figures, part: Partial<Report> = {}): Report => ({
  figures,
  unanswered: undefined,
  titles,
  madeOn: 'Nov 23, 2026, 12:00 PM',
  timeZone: ZONE,
  notes: [],
  ...part,
});

test('the text has every kind of figure', () => {
  const text = summaryOf(reportWith(FIGURES, { unanswered: [GROUP] }));
  for (const part of [
    '2026-11-17 to 2026-11-23',
    '4 questions',
    /Answered +3 +75 %/,
    /Text messages +3/,
    /Spanish +4 +100 %/,
    /Where do donor cells come from\? +3/,
    '0 yes, 2 no',
    'segments sent: 7',
    /abcd1234 +4 +can my/,
  ])
    expect(text).toMatch(part);
});

test('the page has a table for each plot, runs nothing and loads nothing', () => {
  const page = reportPage(reportWith(FIGURES, { unanswered: [GROUP] }));
  expect(page).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|@import|\son\w+=/i);
  expect(page.match(/<svg/g)!.length).toBeGreaterThan(4);
  for (const heading of [
    'Questions by day and channel',
    'Outcomes',
    'Languages',
    'Topics',
    'Did this help',
    'Safety replies',
  ])
    expect(page).toContain(heading);
  for (const cell of [
    'Website',
    'Spanish',
    'Where do donor cells come from?',
    'abcd1234',
    'can my &lt;b>dog',
  ])
    expect(page).toContain(cell);
  expect(page).toMatch(
    /<th scope="row">2026-11-23<\/th><td class="number">1<\/td><td class="number">3<\/td>/,
  );
});

test('without permission there are no words of a person, and both say why', () => {
  const report = reportWith(FIGURES);
  for (const shown of [summaryOf(report), reportPage(report)]) expect(shown).toContain('KEEP_UNANSWERED');
});

test('nothing at all is said plainly, with what the reader must know', () => {
  const report = reportWith(EMPTY, { notes: ['There is no database yet.'], unanswered: [] });
  expect(summaryOf(report)).toContain('0 questions');
  const page = reportPage(report);
  expect(page).toContain('Nothing was asked in this time.');
  expect(page).toContain('There is no database yet.');
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
});

test('many days are shown as weeks, and none is lost', () => {
  const period = lastDays(100, NOW_MS, ZONE);
  const { unit, columns } = columnsOf(figuresFrom(period, [event({}), event({ day: '2026-08-20' })], []));
  expect(unit).toBe('week');
  expect(columns).toHaveLength(15);
  expect(columns.reduce((sum, { total }) => sum + total, 0)).toBe(6);
});

test.each([
  [0, 1],
  [3, 1],
  [4, 1],
  [5, 2],
  [21, 10],
  [4_000, 1_000],
])('an axis up to %i has steps of %i', (most, step) => {
  expect(stepFor(most)).toBe(step);
});

test.each([
  [[], { days: 7, file: 'report.html' }],
  [['--since', '30d', '--out', 'x.html'], { days: 30, file: 'x.html' }],
  [['--since=4w'], { days: 28, file: 'report.html' }],
])('%j is understood', (args, expected) => {
  expect(reportOptions(args)).toEqual(expected);
});

test.each([
  [['--since', '7'], /--since takes days or weeks such as 7d/],
  [['--since', '0d'], /from 1d/],
  [['--since', '9999d'], /to 3650d/],
  [['--since', 'yesterday'], /--since takes/],
  [['--out', ''], /--out needs/],
  [['--day'], /Unknown option/],
  [['x'], /Unexpected argument/],
])('%j is refused with what to write instead', (args, message) => {
  expect(() => reportOptions(args)).toThrow(message);
});

test('reads beside a running service, and makes no database where there is none', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'report-'));
  const config = { databaseUrl: undefined, dataDirectory: join(directory, 'data') } as Parameters<
    typeof openKeptData
  >[0];
  const before = await openKeptData(config);
  expect(before.notes[0]).toContain('There is no database');
  await before.storage.close();
  const service = await openStorage({ directory: config.dataDirectory });
  await service.events.add([event({})]);
  const { storage, notes } = await openKeptData(config);
  await service.events.add([event({})]);
  expect(notes).toEqual([]);
  expect(await figuresOf(storage, lastDays(1, NOW_MS, ZONE))).toMatchObject({
    questions: 6,
    smsSegments: 14,
  });
  await storage.close();
  await service.close();
  rmSync(directory, { recursive: true });
});
