/** A part of the table of faults; the whole by `npm run faults`. */
import { removeFolders } from '../machines/support/bot-process';
import { testRoom } from '../support/room';
import { clockBack, clockForward } from './clock';
import { diskFull } from './disk';
import { killProcess } from './killed';
import { mailDeadForAnHour, mailHalfOpen, mailRefusing, mailSlow } from './mail';
import type { FaultRow } from './support/row';

const SLOW_MS = 60_000;

afterAll(removeFolders);

const FAULTS: readonly (readonly [string, () => Promise<FaultRow>])[] = [
  ['the process is killed', () => killProcess(3)],
  ['the disk is full', diskFull],
  ['the mail server is dead for an hour', mailDeadForAnHour],
  ['the mail server refuses', mailRefusing],
  ['the mail server is slow', mailSlow],
  ['the mail server is half-open', mailHalfOpen],
  ['the clock jumps forward', () => clockForward(testRoom())],
  ['the clock jumps back', () => clockBack(testRoom())],
];

test.each(FAULTS)(
  '%s: no confirmed request is lost or sent as two',
  async (_name, run) => {
    const row = await run();
    expect(row.confirmed).toBeGreaterThan(0);
    expect(row).toMatchObject({ lost: 0, twice: 0, disturbed: 0, wrong: [] });
  },
  SLOW_MS,
);
