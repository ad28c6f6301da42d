/** A step of the build is done when, and only when, its sources are others than those of its last run. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/project-root';

const MODULE = pathToFileURL(join(projectRoot(), 'scripts', 'build-step.mjs')).href;
/** A step whose work writes one file, and then fails where it is told to. */
const SCRIPT = `
import { mkdirSync, writeFileSync } from 'node:fs';
import { step } from '${MODULE}';
const [root, fault] = process.argv.slice(1);
step({ root, sources: ['src', 'settings.json', 'absent'], out: 'dist/src', work() {
  console.log('worked');
  mkdirSync(root + '/dist/src', { recursive: true });
  writeFileSync(root + '/dist/src/made.js', '');
  if (fault) process.exit(0);
} });`;
const LONG_AGO = new Date('2001-01-01');

let root: string;
const file = (...path: string[]) => join(root, ...path);
const works = (fault = '', place = root) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT, place, fault], {
    encoding: 'utf8',
  }) === 'worked\n';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-step-'));
  mkdirSync(file('src', 'room'), { recursive: true });
  writeFileSync(file('settings.json'), '{}');
  writeFileSync(file('src', 'room', 'door.ts'), 'open');
  expect(works()).toBe(true);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each<[string, () => void]>([
  ['nothing has changed', () => {}],
  ['a file has another time', () => utimesSync(file('src', 'room', 'door.ts'), new Date(), new Date())],
  ['the sources are all older', () => utimesSync(file('settings.json'), LONG_AGO, LONG_AGO)],
  ['only what was built is here', () => rmSync(file('src'), { recursive: true })],
])('no work when %s', (_what, change) => {
  change();
  expect(works()).toBe(false);
});

test.each<[string, () => void]>([
  [
    'a text of the same length and an old time',
    () => {
      writeFileSync(file('src', 'room', 'door.ts'), 'shut');
      utimesSync(file('src', 'room', 'door.ts'), LONG_AGO, LONG_AGO);
    },
  ],
  ['a new file', () => writeFileSync(file('src', 'wall.ts'), '')],
  ['a file less', () => rmSync(file('settings.json'))],
  ['a new name', () => renameSync(file('src', 'room'), file('src', 'hall'))],
  [
    'a byte moved from one file to the next',
    () => {
      writeFileSync(file('settings.json'), '{');
      writeFileSync(file('src', 'room', 'door.ts'), '}open');
    },
  ],
  ['its result taken away', () => rmSync(file('dist', 'src'), { recursive: true })],
])('work once after %s', (_what, change) => {
  change();
  expect([works(), works()]).toEqual([true, false]);
});

test('a copy is as fresh as what it was copied from, and the result of other sources is not', () => {
  const copy = mkdtempSync(join(tmpdir(), 'build-step-copy-'));
  cpSync(root, copy, { recursive: true });
  expect(works('', copy)).toBe(false);
  writeFileSync(file('src', 'room', 'door.ts'), 'shut');
  works();
  cpSync(file('dist'), join(copy, 'dist'), { recursive: true });
  expect(works('', copy)).toBe(true);
  rmSync(copy, { recursive: true });
});

test('work that failed halfway is done again, even for the sources before', () => {
  writeFileSync(file('src', 'room', 'door.ts'), 'shut');
  expect(works('fails')).toBe(true);
  writeFileSync(file('src', 'room', 'door.ts'), 'open');
  expect(works()).toBe(true);
});
