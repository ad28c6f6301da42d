/**
 * For a translation agency.
 * `translate:export -- --language so [--file so.xlf]`, `translate:import -- --file so.xlf --reviewer "Name" --role "Role"`,
 * `translate:status [-- --picture docs/pictures/translations.svg]`, `translate:stamp -- --language so`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkAll, problemLines } from '../content/compile';
import type { ContentFiles } from '../content/files';
import { joinKnowledge } from '../content/join';
import type { Language } from '../core/types';
import { languageOf } from '../i18n/languages';
import { readLocales } from '../i18n/locales';
import { projectRoot } from '../project-root';
import { compareUnits } from '../translation/compare';
import { statusOf, statusTable } from '../translation/status';
import { statusPicture } from '../translation/status-picture';
import { TEXT_FIELDS, unitsOf } from '../translation/units';
import { stampEnglish, writeTranslation } from '../translation/write';
import { fromXliff, toXliff } from '../translation/xliff';

const root = projectRoot();

interface Options {
  readonly language?: string | undefined;
  readonly file?: string | undefined;
  readonly reviewer?: string | undefined;
  readonly role?: string | undefined;
  readonly date?: string | undefined;
  readonly picture?: string | undefined;
}

function readFiles(): ContentFiles {
  const { files, problems } = checkAll(root);
  if (files === undefined) throw new Error(`content cannot be read:\n${problemLines(problems)}`);
  return files;
}

function needLanguage(tag: string | undefined): Language {
  const language = languageOf(tag);
  if (language === undefined || language === 'en')
    throw new Error('name the language to translate into, such as --language so');
  return language;
}

async function exportTo({ language: tag, file }: Options): Promise<void> {
  const language = needLanguage(tag);
  const path = file ?? `${language}.xlf`;
  const units = unitsOf(readFiles(), readLocales(join(root, 'locales')), language);
  writeFileSync(path, await toXliff(units, language));
  process.stdout.write(`${units.length} texts written to ${path}\n`);
}

async function importFrom({ file, reviewer, role, date }: Options): Promise<void> {
  if (!file || !reviewer || !role)
    throw new Error('an import needs --file, --reviewer "Name" and --role "Role"');
  const { language: tag, units: theirs } = await fromXliff(readFileSync(file, 'utf8'));
  const language = needLanguage(tag);
  const files = readFiles();
  const { changes, refusals } = compareUnits(
    unitsOf(files, readLocales(join(root, 'locales')), language),
    theirs,
  );
  if (refusals.length > 0) throw new Error(`nothing was imported:\n${refusals.join('\n')}`);
  const keys = new Set(theirs.map(({ key }) => key));
  const ids = new Set([...keys].filter((key) => key.startsWith('faq/')).map((key) => key.split('/')[1]!));
  for (const id of ids) if (!TEXT_FIELDS.every((field) => keys.has(`faq/${id}/${field}`))) ids.delete(id);
  const safety = [...keys].some((key) => key.startsWith('safety/'));
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  writeTranslation(root, files, language, changes, { ids, safety }, { reviewer, role, date: date ?? today });
  for (const { key, before, after } of changes) process.stdout.write(`${key}\n- ${before}\n+ ${after}\n`);
  process.stdout.write(`${changes.length} texts changed, ${ids.size} entries signed by ${reviewer}\n`);
}

function status({ picture }: Options): void {
  const statuses = statusOf(joinKnowledge(readFiles()));
  process.stdout.write(`${statusTable(statuses)}\n`);
  if (picture !== undefined) writeFileSync(picture, statusPicture(statuses));
}

function stamp({ language }: Options): void {
  const files = readFiles();
  const languages = language
    ? [needLanguage(language)]
    : files.languages.map((each) => each.language).filter((each) => each !== 'en');
  for (const each of languages)
    process.stdout.write(`${each}: ${stampEnglish(root, files, each)} entries stamped\n`);
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { language: text, file: text, reviewer: text, role: text, date: text, picture: text },
  });
  switch (positionals[0]) {
    case 'export':
      return exportTo(values);
    case 'import':
      return importFrom(values);
    case 'status':
      return status(values);
    case 'stamp':
      return stamp(values);
    default:
      throw new Error('say export, import, status or stamp');
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
