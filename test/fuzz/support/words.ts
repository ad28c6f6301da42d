/** Texts as people and others send them: questions, answers to forms, noise, what breaks parsers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { projectRoot } from '../../../src/project-root';

const QUESTIONS_OF = ['en', 'es', 'so', 'vi', 'zh-Hans', 'ar', 'am', 'ko', 'ru'] as const;

const questions = QUESTIONS_OF.flatMap((language) =>
  readFileSync(join(projectRoot(), 'test', 'evaluation', `${language}-topics.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .slice(0, 40)
    .map((line) => (JSON.parse(line) as { text: string }).text),
);

const TURNS = [
  ...[
    'yes',
    'no',
    'skip',
    'back',
    'change',
    'cancel',
    'more',
    'english',
    'español',
    'languages',
    '1',
    '2',
    '9',
  ],
  ...['please call me back', 'Ana', '206 555 0123', 'any time', 'delete my data', 'STOP', 'START', 'HELP'],
  ...['he is not breathing', 'I want to die', 'who won the super bowl', 'hi', 'ok', 'thanks'],
];

const TRAPS = [
  ...[
    '',
    ' ',
    '\u0000',
    '\ufeff',
    '\u202e',
    '\ud83d',
    '{{phone.center}}',
    '$t(welcome.hello)',
    '%s%n',
    '../../etc',
  ],
  ...[
    '<script>alert(1)</script>',
    "'; drop table activities; --",
    '__proto__',
    'constructor',
    'toString',
    'null',
  ],
  ...[
    'a'.repeat(5_000),
    '('.repeat(500),
    'é'.normalize('NFD').repeat(300),
    '9'.repeat(400),
    '\n'.repeat(300),
  ],
  ...['+1 206 '.repeat(80), 'no '.repeat(700), '?'.repeat(2_000), '👩‍👩‍👧‍👦'.repeat(100), '١٢٣٤٥٦٧٨٩٠'],
];

export const noise = fc.string({ unit: 'binary', maxLength: 200 });

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TURNS) },
  { weight: 3, arbitrary: fc.constantFrom(...questions) },
  { weight: 2, arbitrary: fc.constantFrom(...TRAPS) },
  { weight: 2, arbitrary: noise },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...TURNS, ...questions, ...TRAPS), noise), { maxLength: 4 })
      .map((parts) => parts.join(' ')),
  },
);

/** Anything that JSON can say. */
export const anything = fc.jsonValue({ maxDepth: 4 });

/** The text with some of it taken out, doubled or replaced: almost right. */
export function damaged(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const damage = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(30), put: noise });
  return fc.tuple(whole, fc.array(damage, { minLength: 1, maxLength: 4 })).map(([start, damages]) =>
    damages.reduce((current, { at, cut, put }) => {
      const place = Math.floor(at * current.length);
      return current.slice(0, place) + put + current.slice(place + cut);
    }, start),
  );
}

/** What no reply may show: where the program is, or that something was not there. */
export const TRACE = /\n\s+at |\.[jt]s:\d+|node_modules|ECONN|SQLITE|TypeError|RangeError|\[object Object\]/;
