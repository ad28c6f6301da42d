/** `npm run report`: the figures of the last days, as text and as one page for people who run the center. */
import { writeFileSync } from 'node:fs';
import { loadKnowledge } from '../content/compiled';
import { openKeptData } from '../parts/kept-data';
import { compiledContent } from '../parts/unanswered';
import { figuresOf } from '../reports/figures';
import { reportPage } from '../reports/page';
import { lastDays } from '../reports/period';
import type { Report } from '../reports/report';
import { summaryOf } from '../reports/summary';
import { titlesFrom } from '../reports/titles';
import type { Storage } from '../storage/storage';
import { keptGroups } from '../unanswered/tools';
import { REPORT_USAGE, reportOptions } from './report-options';
import { reasonOf, settingsOfCommand } from './settings-of-command';

type Config = ReturnType<typeof settingsOfCommand>;

async function reportOf(
  config: Config,
  { storage, notes, days }: { storage: Storage; notes: readonly string[]; days: number },
): Promise<Report> {
  const knowledge = loadKnowledge(compiledContent());
  const { timeZone } = knowledge.center.hours;
  const nowMs = Date.now();
  const isKept = config.keepUnanswered === 'redacted';
  return {
    figures: await figuresOf(storage, lastDays(days, nowMs, timeZone)),
    unanswered: isKept ? await keptGroups(storage.unanswered, compiledContent()) : undefined,
    titles: titlesFrom(knowledge),
    madeOn: new Date(nowMs).toLocaleString('en-US', { timeZone, dateStyle: 'medium', timeStyle: 'short' }),
    timeZone,
    notes,
  };
}

function write(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${file} cannot be written (${code}). Name a file in a folder that is there: --out`);
  }
}

async function main(): Promise<void> {
  const { days, file } = reportOptions(process.argv.slice(2));
  const config = settingsOfCommand();
  const { storage, notes } = await openKeptData(config);
  try {
    const report = await reportOf(config, { storage, notes, days });
    write(file, reportPage(report));
    process.stdout.write(`${summaryOf(report)}\n${file} is written.\n`);
  } finally {
    await storage.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n${REPORT_USAGE}\n`);
  process.exitCode = 1;
});
