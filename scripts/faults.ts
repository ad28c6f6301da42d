/** `npm run faults`: does to the service what happens in life, and writes what became of the requests to docs/faults.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRoom } from '../src/bot/open-room';
import { projectRoot } from '../src/project-root';
import { clockBack, clockForward } from '../test/faults/clock';
import { diskFull } from '../test/faults/disk';
import { killProcess } from '../test/faults/killed';
import { killMachines, restartPostgres, shareOutbox } from '../test/faults/machines';
import { mailDeadForAnHour, mailHalfOpen, mailRefusing, mailSlow } from '../test/faults/mail';
import type { FaultRow } from '../test/faults/support/row';
import { removeFolders } from '../test/machines/support/bot-process';
import { intoPage } from './page-tables';

const KILLS = 200;
const MACHINE_KILLS = 40;
const POSTGRES_RESTARTS = 10;
const SHARED_CONVERSATIONS = 200;

const room = () => openRoom({ root: projectRoot(), drafts: 'show-drafts-with-notice' });

const FAULTS: readonly (() => Promise<FaultRow>)[] = [
  () => killProcess(KILLS),
  () => killMachines(MACHINE_KILLS),
  () => restartPostgres(POSTGRES_RESTARTS),
  () => shareOutbox(SHARED_CONVERSATIONS),
  diskFull,
  mailDeadForAnHour,
  mailRefusing,
  mailSlow,
  mailHalfOpen,
  () => clockForward(room()),
  () => clockBack(room()),
];

const COLUMNS = [
  ['fault', ({ fault }: FaultRow) => fault],
  ['what was done', ({ done }: FaultRow) => done],
  ['conversations', ({ conversations }: FaultRow) => conversations],
  ['confirmed', ({ confirmed }: FaultRow) => confirmed],
  ['of them lost', ({ lost }: FaultRow) => lost],
  ['sent as two', ({ twice }: FaultRow) => twice],
  ['mails repeated with the same Message-ID', ({ repeatedMails }: FaultRow) => repeatedMails],
  ['conversations disturbed', ({ disturbed }: FaultRow) => disturbed],
] as const;

const line = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;

function tableOf(rows: readonly FaultRow[]): string {
  return [
    line(COLUMNS.map(([name]) => name)),
    line(COLUMNS.map(() => '---')),
    ...rows.map((row) => line(COLUMNS.map(([, cell]) => cell(row)))),
  ].join('\n');
}

async function main(): Promise<void> {
  const rows: FaultRow[] = [];
  for (const fault of FAULTS) {
    rows.push(await fault());
    process.stdout.write(`${JSON.stringify(rows.at(-1))}\n`);
  }
  removeFolders();
  const page = join(projectRoot(), 'docs', 'faults.md');
  const when = `Run of ${new Date().toISOString().slice(0, 10)} with Node ${process.version}.`;
  writeFileSync(page, intoPage(page, 'faults', `${when}\n\n${tableOf(rows)}`));
  if (rows.some(({ lost, twice, disturbed }) => lost + twice + disturbed > 0)) process.exitCode = 1;
}

void main();
