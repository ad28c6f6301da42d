/**
 * The Teams app as a zip to upload:
 * `npm run teams:package -- --app-id <id> --domain chat.example.org [--version 1.4.0] [--privacy-url …] [--terms-url …] [--out file.zip]`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkAll, problemLines } from '../content/compile';
import { joinKnowledge } from '../content/join';
import type { KnowledgeBase } from '../content/knowledge';
import { readLocales } from '../i18n/locales';
import { createTranslate } from '../i18n/strings';
import { projectRoot } from '../project-root';
import { checkPackage } from '../teams-package/check';
import { checkOptions } from '../teams-package/options';
import { packageFiles, zipOf } from '../teams-package/package-files';

const root = projectRoot();

/** Says everything that is wrong and leaves nothing behind. */
class Refusal extends Error {}

function readKnowledge(): KnowledgeBase {
  const { files, problems } = checkAll(root);
  if (files === undefined) throw new Refusal(`content cannot be read:\n${problemLines(problems)}`);
  return joinKnowledge(files);
}

function readArguments() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      'app-id': text,
      domain: text,
      version: text,
      'privacy-url': text,
      'terms-url': text,
      out: { ...text, default: join('dist', 'teams-app.zip') },
    },
  });
  return values;
}

function main(): void {
  const given = readArguments();
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const checked = checkOptions(given, own.version);
  if ('problems' in checked) throw new Refusal(checked.problems.join('\n'));
  const { values, center } = readKnowledge();
  const facts = {
    ...checked.options,
    developer: values['name.hospital']!,
    sourcePage: center.source.page,
  };
  const files = packageFiles(facts, createTranslate(readLocales(join(root, 'locales')), values));
  const problems = checkPackage(files);
  if (problems.length > 0)
    throw new Refusal(problems.map(({ file, wrong }) => `${file}: ${wrong}`).join('\n'));
  const out = resolve(given.out);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zipOf(files));
  process.stdout.write(`${out}: ${Object.keys(files).length} files, version ${facts.version}, no problems\n`);
  if (!given['privacy-url'] || !given['terms-url'])
    process.stdout.write(
      'Name your own pages with --privacy-url and --terms-url: both lead to the home page now.\n',
    );
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nNothing was written.\n`);
  process.exitCode = 1;
}
