/** What people write by hand: content, translations, settings. Each is taken, or refused with words of ours. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { readConfig, SETTINGS } from '../../src/config';
import { checkContent } from '../../src/content/check';
import { readContent } from '../../src/content/files';
import { projectRoot } from '../../src/project-root';
import { compareUnits } from '../../src/translation/compare';
import type { Unit } from '../../src/translation/units';
import { fromXliff, toXliff } from '../../src/translation/xliff';
import type { Fuzz } from './support/property';
import { damaged, text } from './support/words';

/** An error of the language itself tells a writer nothing. */
function expectOurs(error: unknown): void {
  const isOurs = error instanceof Error && error.constructor === Error && error.message !== '';
  if (!isOurs) throw error;
}

const UNITS: readonly Unit[] = [
  { key: 'faq/x/question', source: 'Where do we go?', target: '¿A dónde vamos?' },
  {
    key: 'faq/x/answer',
    source: 'Call {{phone.center}}.\n\nIn 3 days.',
    target: 'Llame {{phone.center}}.\n\nEn 3 días.',
  },
  { key: 'chat/welcome/hello', source: 'Hello & <welcome>', target: 'Hola & <bienvenida>' },
];

export async function fuzzTranslations(): Promise<Fuzz<string>> {
  const file = await toXliff(UNITS, 'es');
  return {
    name: 'translations that come back',
    share: 7,
    input: fc.oneof({ weight: 5, arbitrary: damaged(fc.constant(file)) }, text),
    check: async (xml) => {
      const read = await fromXliff(xml).catch(expectOurs);
      if (read === undefined) return;
      const { changes, refusals } = compareUnits(UNITS, read.units);
      for (const line of refusals) if (line === '') throw new Error('a refusal without words');
      for (const { key } of changes)
        if (!refusals.some((line) => line.startsWith(key)) && !UNITS.some((unit) => unit.key === key))
          throw new Error('a text that is not there was changed');
    },
  };
}

const CONTENT_FILES = [
  ...[
    'center.yaml',
    'source.yaml',
    'topics.yaml',
    'languages.yaml',
    'followups/topics.yaml',
    'followups/en.yaml',
    'details/en.yaml',
  ],
  ...[
    'faq/en/contact.yaml',
    'faq/en/out-of-scope.yaml',
    'synonyms/en.yaml',
    'commands/en.yaml',
    'safety/en.yaml',
  ],
] as const;

/** The content's first lines of each list: as much as shows every rule, quick to read a thousand times. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

export interface SmallContent {
  readonly folder: string;
  readonly texts: ReadonlyMap<string, string>;
  remove(): void;
}

export function makeSmallContent(): SmallContent {
  const home = mkdtempSync(join(tmpdir(), 'fuzz-content-'));
  const folder = join(home, 'content');
  const texts = new Map<string, string>();
  for (const file of CONTENT_FILES) {
    const whole = parse(readFileSync(join(projectRoot(), 'content', file), 'utf8')) as unknown;
    const short = stringify(shortened(whole));
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), short);
    texts.set(file, short);
  }
  return { folder, texts, remove: () => rmSync(home, { recursive: true, force: true }) };
}

export function fuzzContent({
  folder,
  texts,
}: SmallContent): Fuzz<{ readonly file: string; readonly content: string }> {
  const files = [...texts].map(([file, content]) =>
    damaged(fc.constant(content)).map((changed) => ({ file, content: changed })),
  );
  return {
    name: 'content files',
    share: 5,
    input: fc.oneof(...files),
    check: ({ file, content }) => {
      writeFileSync(join(folder, file), content);
      try {
        const read = readContent(folder);
        const problems = [...read.problems, ...(read.files ? checkContent(read.files) : [])];
        for (const problem of problems)
          if (!problem.rule || !problem.file || !problem.fix)
            throw new Error('a problem without rule, file or fix');
      } finally {
        writeFileSync(join(folder, file), texts.get(file)!);
      }
    },
  };
}

const NAMES = Object.values(SETTINGS).flatMap(({ name, secret }) =>
  secret ? [name, `${name}_FILE`] : [name],
);
const SECRETS = new Set(Object.values(SETTINGS).flatMap(({ name, secret }) => (secret ? [name] : [])));
const LONG_ENOUGH_TO_TELL = 6;
const VALUES = [
  '0',
  '-1',
  '65536',
  'true',
  'https://a.example',
  'http://a/b',
  '::1',
  '3978 ',
  '1e3',
  'postgres://x:y@z',
];

export function fuzzSettings(): Fuzz<Record<string, string>> {
  return {
    name: 'settings',
    share: 7,
    input: fc.dictionary(fc.constantFrom(...NAMES, 'PATH'), fc.oneof(fc.constantFrom(...VALUES), text), {
      maxKeys: 8,
    }),
    check: (env) => {
      const result = readConfig(env);
      if ('config' in result) return;
      const said = JSON.stringify(result.problems);
      for (const [name, value] of Object.entries(env))
        if (SECRETS.has(name) && value.trim().length >= LONG_ENOUGH_TO_TELL && said.includes(value.trim()))
          throw new Error(`the problem tells the value of ${name}`);
    },
  };
}
